@NullMarked
package org.doubleloop.recommender.abridged;

import org.jspecify.annotations.NullMarked;
