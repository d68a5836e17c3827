/// One thing counted in tables that can be read: by option and what else actions can be divided by
/// ([org.doubleloop.recommender.sheet.Sheets]), bounded, and read by what is asked
/// ([org.doubleloop.recommender.sheet.Division]). All of it is pure.
@NullMarked
package org.doubleloop.recommender.sheet;

import org.jspecify.annotations.NullMarked;
