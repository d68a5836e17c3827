@NullMarked
package org.doubleloop.signal.capture;

import org.jspecify.annotations.NullMarked;
