@NullMarked
package org.doubleloop.signal.thread;

import org.jspecify.annotations.NullMarked;
