/// The next best action: what a policy leaves to choose from in a context, ordered by its rules and
/// then by what was counted, perhaps drawn by declared chance, recorded before it is answered. A
/// suggestion waits for no other service.
@NullMarked
package org.doubleloop.recommender.suggestion;

import org.jspecify.annotations.NullMarked;
