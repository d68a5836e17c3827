/// Running experiments: who of a policy's units is in which, what the two variants would suggest
/// there, and what has come of it. Which there are, and how they end, is for the policy-service to
/// keep.
@NullMarked
package org.doubleloop.recommender.experiment;

import org.jspecify.annotations.NullMarked;
