/// The recommender's memory, folded from feeds: how any statistic is. A statistic is one
/// [FoldPart], which knows what it counts and nothing of feeds, cursors or snapshots; [Fold] reads
/// on for all of them, and [Snapshots] save the reading. What is counted comes as differences, sums
/// do not depend on their order, and so any replica that reads the whole feeds reaches the same
/// counts.
@NullMarked
package org.doubleloop.recommender.fold;

import org.jspecify.annotations.NullMarked;
