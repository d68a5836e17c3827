/// How an outcome that names no action finds the one it belongs to. What was captured is looked at
/// a moment later ([org.doubleloop.signal.joiner.Joiner]): by a rule
/// ([org.doubleloop.signal.join.Verdict]) over all actions that it may belong to, so that the order
/// in which they were captured does not matter. Whoever captures an outcome looks for actions; for
/// what was done and captured later, one follower of the feed looks for outcomes
/// ([org.doubleloop.signal.joiner.ActionFollower]). What a process that ended has left, and what is
/// decided otherwise once more policies are known, is found by marks
/// ([org.doubleloop.signal.joiner.JoinSweep]). What a person states stands above the rule.
@NullMarked
package org.doubleloop.signal.joiner;

import org.jspecify.annotations.NullMarked;
