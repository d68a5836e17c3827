/// What there is to choose from, and the rules for choosing: options with their attributes, rules
/// and guardrails that speak of options where a condition over the attributes of a context holds,
/// and the evidence that a rule was made from. Pure values.
@NullMarked
package org.doubleloop.policy.rule;

import org.jspecify.annotations.NullMarked;
