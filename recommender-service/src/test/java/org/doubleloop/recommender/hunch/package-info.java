/// Hunches, by hand, against reference tables and in made-up worlds.
@NullMarked
package org.doubleloop.recommender.hunch;

import org.jspecify.annotations.NullMarked;
