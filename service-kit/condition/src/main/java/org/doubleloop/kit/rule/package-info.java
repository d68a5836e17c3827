/// What rules leave to choose from in a context. Every service that asks them asks here, so that
/// what is suggested, what a check says and what a preview says is the same: which rules hold
/// ([RuleSet]), what that leaves ([Choice]), what is wrong with a context ([ContextFault]), which
/// contexts there are at all ([Combinations]), and how often each rule has a say ([RuleTally]). All
/// of it is pure.
@NullMarked
package org.doubleloop.kit.rule;

import org.jspecify.annotations.NullMarked;
