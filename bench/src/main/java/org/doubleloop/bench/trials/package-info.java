/// Whether the recommender finds what is there, says nothing where nothing is, and says by when:
/// made-up worlds that know every unit's true rates are lived through with looks on the way. What
/// makes the worlds, and what tells true from false in them, is written here and shares nothing
/// with what is measured.
@NullMarked
package org.doubleloop.bench.trials;

import org.jspecify.annotations.NullMarked;
