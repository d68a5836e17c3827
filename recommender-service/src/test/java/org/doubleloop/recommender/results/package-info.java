@NullMarked
package org.doubleloop.recommender.results;

import org.jspecify.annotations.NullMarked;
