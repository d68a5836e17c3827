/// How long it takes to learn something under a policy, and why nothing can be learned: what its
/// content leaves to chance ([Randomised]), and when the test that is to judge it finds a
/// difference ([FindingTime]). All of it is pure.
@NullMarked
package org.doubleloop.policy.learnability;

import org.jspecify.annotations.NullMarked;
