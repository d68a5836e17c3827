/// Evidence from totals, against reference tables and by simulation.
@NullMarked
package org.doubleloop.recommender.evalue;

import org.jspecify.annotations.NullMarked;
