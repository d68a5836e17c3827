@NullMarked
package org.doubleloop.recommender.habit;

import org.jspecify.annotations.NullMarked;
