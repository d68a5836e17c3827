/// How a service follows the feed of another. What it is told it keeps before it first uses it
/// ([org.doubleloop.kit.follow.Archive]), so that it goes on with what it last knew while the other
/// is away, and a restart never goes back behind it ([org.doubleloop.kit.follow.ArchivedFeed]).
@NullMarked
package org.doubleloop.kit.follow;

import org.jspecify.annotations.NullMarked;
