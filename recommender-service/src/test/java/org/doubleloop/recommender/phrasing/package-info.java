/// Texts that are used, and those that are not.
@NullMarked
package org.doubleloop.recommender.phrasing;

import org.jspecify.annotations.NullMarked;
