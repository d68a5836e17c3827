/// Putting given data into words: what is asked ([Phrasing]), how it is written for a model
/// ([Prompt], without personal values), and what its answer is held against before anybody reads it
/// ([AnswerCheck]). Who asks gets a text that passed every check, or the reason why there is none,
/// so that the caller's own words stand. It knows no model: package `llm` does.
@NullMarked
package org.doubleloop.recommender.phrasing;

import org.jspecify.annotations.NullMarked;
