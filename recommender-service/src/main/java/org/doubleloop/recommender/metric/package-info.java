/// What a policy counts: [Metric] reduces all outcomes of an action to what it is worth, from
/// nothing to a success, or to the cap of a sum. All of it is pure: no clock, no randomness, no
/// input or output.
@NullMarked
package org.doubleloop.recommender.metric;

import org.jspecify.annotations.NullMarked;
