/// The feed of a service over HTTP: the one way to have lanes and to let others follow them.
///
/// A service imports [FeedConfiguration], names the collection that stands in lanes by a bean
/// [FeedCollection], and stores by [org.doubleloop.kit.lane.LaneWriter]. Where others may follow
/// it, it opens a [Feed] of what its documents say.
@NullMarked
package org.doubleloop.kit.feed;

import org.jspecify.annotations.NullMarked;
