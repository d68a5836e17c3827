/// Whether chance stays alive, and what it logs is of use: worlds that know every option's true
/// rate are lived through by the recommender, from questions to ticks, and by plain epsilon-greedy.
@NullMarked
package org.doubleloop.bench.chance;

import org.jspecify.annotations.NullMarked;
