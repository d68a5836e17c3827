@NullMarked
package org.doubleloop.signal.connector;

import org.jspecify.annotations.NullMarked;
