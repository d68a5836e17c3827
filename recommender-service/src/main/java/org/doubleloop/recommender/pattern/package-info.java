/// Phrases that people change in drafts again and again.
/// [PhraseSearch][org.doubleloop.recommender.pattern.PhraseSearch] finds in one half of the drafts
/// those that are changed more often than others, by their log-odds with an informative prior, and
/// holds them against the other half; what is not the work of at least three people is not told.
///
/// All of it is pure: no clock, no randomness, no input or output.
@NullMarked
package org.doubleloop.recommender.pattern;

import org.jspecify.annotations.NullMarked;
