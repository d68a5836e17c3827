@NullMarked
package org.doubleloop.signal.connection;

import org.jspecify.annotations.NullMarked;
