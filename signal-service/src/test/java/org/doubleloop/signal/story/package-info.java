@NullMarked
package org.doubleloop.signal.story;

import org.jspecify.annotations.NullMarked;
