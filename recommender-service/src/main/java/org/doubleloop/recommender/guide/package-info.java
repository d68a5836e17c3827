/// Guidance that is asked for: by a policy and a context or for a suggestion
/// ([org.doubleloop.recommender.guide.Guide]), and what came of all of it.
@NullMarked
package org.doubleloop.recommender.guide;

import org.jspecify.annotations.NullMarked;
