/// What is counted of actions, and nothing else: [CellSpace] says into which cells a context falls,
/// [Counts] adds up trials and successes by option, cell, version and month, in any order. All of
/// it is pure: no clock, no randomness, no input or output.
@NullMarked
package org.doubleloop.recommender.counts;

import org.jspecify.annotations.NullMarked;
