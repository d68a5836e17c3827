/// All signals as they can be read again: one by its id, in lists, and in the feed, which gives
/// every signal of every lane to services that follow it.
@NullMarked
package org.doubleloop.signal.feed;

import org.jspecify.annotations.NullMarked;
