/// What is wrong with a policy, found before it is stored. Each value of a body is right by itself
/// already, as the contract says; here the clauses are seen together: conditions that cannot be
/// evaluated, rules that speak of no option, and parts that contradict each other. Every fault is
/// found at once, with its place in the body ([FieldFaults]).
@NullMarked
package org.doubleloop.policy.validation;

import org.jspecify.annotations.NullMarked;
