/// What proposals claim to have been counted ([Claims]), beside what the recommender has counted of
/// the same ([ClaimMapping]). Where they differ, it is said in words ([Differences]); nothing is
/// decided by it. All of it is pure.
@NullMarked
package org.doubleloop.policy.claim;

import org.jspecify.annotations.NullMarked;
