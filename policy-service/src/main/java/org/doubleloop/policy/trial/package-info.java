/// How experiments come about, run and end. A reviewer's TRY of a proposal, or the start of a draft
/// ([ExperimentSteps]), makes one that is to run; [Settlement] brings it to where it is to be: to
/// its place, onto the version in force, to its end. The trial of a proposal is begun by an event
/// of that, which is the commit point, and what came of it is told to the proposal by another
/// ([Trials]): whoever reads one of the two finishes what a killed process has left, and so does a
/// sweep.
@NullMarked
package org.doubleloop.policy.trial;

import org.jspecify.annotations.NullMarked;
