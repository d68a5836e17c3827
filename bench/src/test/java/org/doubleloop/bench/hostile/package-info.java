@NullMarked
package org.doubleloop.bench.hostile;

import org.jspecify.annotations.NullMarked;
