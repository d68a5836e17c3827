/// A policy's content as its clauses, each known by its kind and id, so that what two versions say
/// in one can be held against each other.
@NullMarked
package org.doubleloop.policy.clause;

import org.jspecify.annotations.NullMarked;
