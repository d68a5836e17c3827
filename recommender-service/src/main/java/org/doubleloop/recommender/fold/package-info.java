/// The recommender's memory, folded from two feeds: what actions have led to from the signals, by
/// which options are ranked, and what people said of suggestions from this service's own feed,
/// which teaches ranking nothing. Both come as differences, sums do not depend on their order, and
/// so any replica that reads the whole feeds reaches the same counts; a snapshot saves the reading.
@NullMarked
package org.doubleloop.recommender.fold;

import org.jspecify.annotations.NullMarked;
