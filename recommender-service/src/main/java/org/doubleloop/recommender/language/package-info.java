/// What can be seen of a text without understanding it: its words, its language, its invisible
/// characters, and what it has in common with another, in whatever way that is written. It is pure
/// and knows nothing of policies or models.
@NullMarked
package org.doubleloop.recommender.language;

import org.jspecify.annotations.NullMarked;
