/// Ranking, against reference tables and by hand.
@NullMarked
package org.doubleloop.recommender.ranking;

import org.jspecify.annotations.NullMarked;
