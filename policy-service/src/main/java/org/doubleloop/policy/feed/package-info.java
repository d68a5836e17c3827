/// The feed of what is new of policies: whoever decides by them follows it, over all organizations,
/// and has a new version a moment after it is accepted. What stands in the lanes is of a kind, and
/// the feature that stores it there says by a [FeedItemType] how it is told.
@NullMarked
package org.doubleloop.policy.feed;

import org.jspecify.annotations.NullMarked;
