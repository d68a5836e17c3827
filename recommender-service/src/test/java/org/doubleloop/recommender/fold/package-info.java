/// The fold: any order, the same counts.
@NullMarked
package org.doubleloop.recommender.fold;

import org.jspecify.annotations.NullMarked;
