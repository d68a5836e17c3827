/// Made-up worlds whose truth is known: who comes, what each option would come to with them, and
/// what people chose before. They know nothing of what learns in them.
///
/// All learners of a world see the same contexts in the same order, and an option succeeds with one
/// where a number that was drawn beforehand lies under its chance, so that they are compared in
/// pairs (common random numbers).
@NullMarked
package org.doubleloop.bench.scene;

import org.jspecify.annotations.NullMarked;
