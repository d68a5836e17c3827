/// That policies were archived and restored: facts beside the versions, in the same lanes, each
/// written once and never changed. The one with the highest number says how a policy stands, so
/// that there is no mark on the policy that could be lost or forgotten, and whoever follows the
/// feed learns of it as of a version.
@NullMarked
package org.doubleloop.policy.archival;

import org.jspecify.annotations.NullMarked;
