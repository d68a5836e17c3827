@NullMarked
package org.doubleloop.recommender.edited;

import org.jspecify.annotations.NullMarked;
