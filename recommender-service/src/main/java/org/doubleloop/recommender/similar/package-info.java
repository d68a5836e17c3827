/// Past texts that were well received, as examples for the next one: what of the texts that were
/// sent for an option came to a success by the policy's metric
/// ([SentTexts][org.doubleloop.recommender.similar.SentTexts]), which of them are nearest to what
/// is to be said ([Nearest][org.doubleloop.recommender.similar.Nearest]), and how they are shown
/// without whom and what they are about ([Veil][org.doubleloop.recommender.similar.Veil]). It keeps
/// nothing: the texts are those that the fold keeps of edits. What makes vectors of texts is
/// elsewhere ([Embeddings][org.doubleloop.recommender.similar.Embeddings]).
@NullMarked
package org.doubleloop.recommender.similar;

import org.jspecify.annotations.NullMarked;
