@NullMarked
package org.doubleloop.signal.join;

import org.jspecify.annotations.NullMarked;
