/// What another version of a policy would have meant for the suggestions of the last seven days. It
/// and its base are asked again in the recorded contexts, by what is counted now and without chance
/// ([Comparison]); nothing is recorded. Which rules hold and what that leaves is said by the same
/// code by which suggestions are made.
@NullMarked
package org.doubleloop.recommender.preview;

import org.jspecify.annotations.NullMarked;
