@NullMarked
package org.doubleloop.signal.type;

import org.jspecify.annotations.NullMarked;
