@NullMarked
package org.doubleloop.bench;

import org.jspecify.annotations.NullMarked;
