/// What a policy calls a success: [Metric] reduces all outcomes of an action to trials and
/// successes. All of it is pure: no clock, no randomness, no input or output.
@NullMarked
package org.doubleloop.recommender.metric;

import org.jspecify.annotations.NullMarked;
