@NullMarked
package org.doubleloop.signal.feed;

import org.jspecify.annotations.NullMarked;
