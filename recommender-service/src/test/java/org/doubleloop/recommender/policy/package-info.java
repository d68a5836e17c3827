/// What a policy leaves to choose from.
@NullMarked
package org.doubleloop.recommender.policy;

import org.jspecify.annotations.NullMarked;
