@NullMarked
package org.doubleloop.kit.heap;

import org.jspecify.annotations.NullMarked;
