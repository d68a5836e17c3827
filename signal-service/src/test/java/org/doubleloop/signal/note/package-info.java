/// What senders are told of what will not count.
@NullMarked
package org.doubleloop.signal.note;

import org.jspecify.annotations.NullMarked;
