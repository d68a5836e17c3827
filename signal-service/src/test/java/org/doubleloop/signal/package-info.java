@NullMarked
package org.doubleloop.signal;

import org.jspecify.annotations.NullMarked;
