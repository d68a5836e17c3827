/// What a proposal says: made from what a body suggests on a base version ([Suggested]), with
/// nothing of what is locked in it ([Locks]), put onto a newer version ([Rebasing]), and beside
/// what others propose for the same clauses ([Overlaps]).
@NullMarked
package org.doubleloop.policy.edition;

import org.jspecify.annotations.NullMarked;
