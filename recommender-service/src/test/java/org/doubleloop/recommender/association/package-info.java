/// Associations, against a reference table, published examples and by hand.
@NullMarked
package org.doubleloop.recommender.association;

import org.jspecify.annotations.NullMarked;
