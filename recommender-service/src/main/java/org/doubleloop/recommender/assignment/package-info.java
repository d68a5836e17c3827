/// What chance gives to a unit of a policy: its first assignment, which stands while nobody has
/// acted on it, and what the unit is suggested by that.
@NullMarked
package org.doubleloop.recommender.assignment;

import org.jspecify.annotations.NullMarked;
