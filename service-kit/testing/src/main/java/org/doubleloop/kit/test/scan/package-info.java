/// What applications of one JVM need not find again.
@NullMarked
package org.doubleloop.kit.test.scan;

import org.jspecify.annotations.NullMarked;
