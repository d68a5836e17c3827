/// What a policy does, before it does it: a version or a draft is asked in given contexts and in
/// all that its conditions can tell apart ([PolicyCheck]). Which rules hold and what that leaves is
/// said by the same code by which suggestions are made ([org.doubleloop.kit.rule]). What speaks
/// against accepting a proposal follows from the same ([Objections]).
@NullMarked
package org.doubleloop.policy.check;

import org.jspecify.annotations.NullMarked;
