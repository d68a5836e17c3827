@NullMarked
package org.doubleloop.signal.joiner;

import org.jspecify.annotations.NullMarked;
