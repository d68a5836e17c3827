/// What people say, counted once for each suggestion.
@NullMarked
package org.doubleloop.recommender.agreement;

import org.jspecify.annotations.NullMarked;
