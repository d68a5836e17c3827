/// Where what a policy says comes from, step by step back to proposals, their evidence and signals;
/// and from a signal forward to what rests on it. All of it is read from what is stored anyway:
/// versions, proposals, and the links of their evidence.
@NullMarked
package org.doubleloop.policy.lineage;

import org.jspecify.annotations.NullMarked;
