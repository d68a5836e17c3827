/// Suggestions over HTTP.
@NullMarked
package org.doubleloop.recommender.suggestion;

import org.jspecify.annotations.NullMarked;
