/// The kinds of [revisions][org.doubleloop.recommender.revision.Revision]: the smallest change of a
/// policy that captures what was found, or that takes away what is of no use. Pure. A further kind
/// is one more [org.doubleloop.recommender.reviser.Reviser].
@NullMarked
package org.doubleloop.recommender.reviser;

import org.jspecify.annotations.NullMarked;
