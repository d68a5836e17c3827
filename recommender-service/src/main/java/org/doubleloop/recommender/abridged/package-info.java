/// What a template can follow of guidance without a model: sentences that say what guidance
/// forbids, and little else, are left out of it
/// ([Abridged][org.doubleloop.recommender.abridged.Abridged]). Nothing is put into other words, and
/// nothing is added; what cannot be followed so is said
/// ([Unfollowed][org.doubleloop.recommender.abridged.Unfollowed]). Pure.
@NullMarked
package org.doubleloop.recommender.abridged;

import org.jspecify.annotations.NullMarked;
