@NullMarked
package org.doubleloop.recommender.similar;

import org.jspecify.annotations.NullMarked;
