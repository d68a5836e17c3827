/// What to do next: suggestions within the policy, from counted evidence.
@NullMarked
package org.doubleloop.recommender;

import org.jspecify.annotations.NullMarked;
