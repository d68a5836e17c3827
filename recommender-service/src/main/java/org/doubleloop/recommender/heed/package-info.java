/// What came of drafts, by the clauses of guidance that held for them: what is known of one draft
/// ([org.doubleloop.recommender.heed.DraftFacts]), and what all add up to for a clause
/// ([org.doubleloop.recommender.heed.ClauseTotals]). Pure, and the same in whatever order it is
/// told.
@NullMarked
package org.doubleloop.recommender.heed;

import org.jspecify.annotations.NullMarked;
