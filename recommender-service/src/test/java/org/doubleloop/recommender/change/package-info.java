@NullMarked
package org.doubleloop.recommender.change;

import org.jspecify.annotations.NullMarked;
