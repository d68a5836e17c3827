/// Results row by row ([org.doubleloop.recommender.table.Table]): what was done, suggested and
/// said, and what it has come to by each metric ([org.doubleloop.recommender.table.Measure]). All
/// of it is pure.
@NullMarked
package org.doubleloop.recommender.table;

import org.jspecify.annotations.NullMarked;
