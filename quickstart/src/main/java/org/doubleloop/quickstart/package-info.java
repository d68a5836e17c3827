/// All four services in one JVM.
@NullMarked
package org.doubleloop.quickstart;

import org.jspecify.annotations.NullMarked;
