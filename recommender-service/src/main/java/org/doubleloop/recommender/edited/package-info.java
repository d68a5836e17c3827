/// What is kept of edits: an even sample of the actions of an organization with what people made of
/// their drafts and what came of them, as a part of the fold
/// ([Edited][org.doubleloop.recommender.edited.Edited]). It knows nothing of patterns: what stands
/// in it is what happened, and what follows from that is reckoned when it is asked for.
@NullMarked
package org.doubleloop.recommender.edited;

import org.jspecify.annotations.NullMarked;
