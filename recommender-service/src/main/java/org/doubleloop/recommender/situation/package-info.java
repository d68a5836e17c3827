/// What a policy is looked at with when revisions are sought: contrasts, what came of options at
/// places, and how its rules are used.
@NullMarked
package org.doubleloop.recommender.situation;

import org.jspecify.annotations.NullMarked;
