/// Experiments: another content for a share of units, beside the version in force. An experiment is
/// one document with all that happened to it inside, one [ExperimentEvent] after the other, so that
/// every step is one compare-and-set; how it stands follows from its events ([History]). It runs
/// once it has the place ([Places]), of which each policy keeps who has which in one document
/// ([Slots]): an experiment that is STARTING is brought to RUNNING, or back, by whoever meets it.
@NullMarked
package org.doubleloop.policy.experiment;

import org.jspecify.annotations.NullMarked;
