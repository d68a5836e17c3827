/// The recommender's memory: counts folded from the feed of signals. What an action has led to
/// comes as a difference, sums do not depend on their order, and so any replica that reads the
/// whole feed reaches the same counts; a snapshot saves the reading.
@NullMarked
package org.doubleloop.recommender.fold;

import org.jspecify.annotations.NullMarked;
