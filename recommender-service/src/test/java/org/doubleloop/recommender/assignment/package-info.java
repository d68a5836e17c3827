/// What chance gives to a unit.
@NullMarked
package org.doubleloop.recommender.assignment;

import org.jspecify.annotations.NullMarked;
