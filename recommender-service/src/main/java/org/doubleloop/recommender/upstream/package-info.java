/// What this service hears from the others: it follows the feed of signals and the feed of policy
/// versions, each on a thread of its own, and goes on by itself when they come back.
@NullMarked
package org.doubleloop.recommender.upstream;

import org.jspecify.annotations.NullMarked;
