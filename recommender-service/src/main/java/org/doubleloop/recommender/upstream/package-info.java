/// What this service follows, each on a thread of its own that goes on by itself when the other
/// side comes back: the feed of policy versions, the feed of signals, and its own feed.
@NullMarked
package org.doubleloop.recommender.upstream;

import org.jspecify.annotations.NullMarked;
