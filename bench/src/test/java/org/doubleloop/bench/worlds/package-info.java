@NullMarked
package org.doubleloop.bench.worlds;

import org.jspecify.annotations.NullMarked;
