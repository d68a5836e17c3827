@NullMarked
package org.doubleloop.recommender.fact;

import org.jspecify.annotations.NullMarked;
