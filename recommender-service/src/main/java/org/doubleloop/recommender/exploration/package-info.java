/// How one of the ranked options is chosen: [Exploration] turns scores into exact propensities and
/// a [Selection]. It is pure: randomness comes only from a [Seed] that is passed in.
@NullMarked
package org.doubleloop.recommender.exploration;

import org.jspecify.annotations.NullMarked;
