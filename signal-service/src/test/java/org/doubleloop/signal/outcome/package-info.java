@NullMarked
package org.doubleloop.signal.outcome;

import org.jspecify.annotations.NullMarked;
