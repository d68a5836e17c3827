/// Where what is counted came from, as a part of the fold: how many outcomes belong to actions that
/// name no suggestion, and the minutes in which a large part of an option's actions was captured,
/// or of its outcomes connected, with whose key most of them came. What there is to know of it is
/// said in [marks][org.doubleloop.recommender.provenance.Mark], which accuse nobody: an import
/// comes in a burst, too.
///
/// The time is when something was captured, by the clock of the organization, and never what a
/// sender says. A statement does not say who posted its outcomes, so of these the minute alone is
/// known. What a policy's options have, and outcomes of the type that counts for its metric, is all
/// kept, each in at most 17 KB: some 150 KB for four options over years. Beside these an
/// organization has 500 names that no policy counts, and 500 posters; of others it is not said who
/// they are.
@NullMarked
package org.doubleloop.recommender.provenance;

import org.jspecify.annotations.NullMarked;
