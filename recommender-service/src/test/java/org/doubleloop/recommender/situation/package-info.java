@NullMarked
package org.doubleloop.recommender.situation;

import org.jspecify.annotations.NullMarked;
