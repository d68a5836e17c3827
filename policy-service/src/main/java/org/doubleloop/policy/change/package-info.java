/// What differs between two contents of a policy, clause by clause: [ContentDiff] finds it and says
/// it in sentences, and [ThreeWayMerge] puts what was changed on one version onto another. All of
/// it is pure, and works on the JSON of contents by the ids of their clauses: a new kind of clause
/// is a constant of [ClauseKind].
@NullMarked
package org.doubleloop.policy.change;

import org.jspecify.annotations.NullMarked;
