/// Tests of which action came of which suggestion.
@NullMarked
package org.doubleloop.recommender.attribution;

import org.jspecify.annotations.NullMarked;
