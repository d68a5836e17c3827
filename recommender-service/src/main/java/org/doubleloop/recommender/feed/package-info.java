/// The feeds that are folded, page by page ([FeedReader]), and what they say ([FeedItem]): signals,
/// which have a package of their own, and what this service itself has suggested and heard of it.
@NullMarked
package org.doubleloop.recommender.feed;

import org.jspecify.annotations.NullMarked;
