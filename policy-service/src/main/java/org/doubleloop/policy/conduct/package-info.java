/// How experiments are conducted: drafted by whoever may propose, started, paused, stopped and
/// concluded by those who review the policy ([ExperimentRights]), each step by one compare-and-set
/// ([ExperimentSteps]); and ended by the service that counts what comes of them.
@NullMarked
package org.doubleloop.policy.conduct;

import org.jspecify.annotations.NullMarked;
