@NullMarked
package org.doubleloop.recommender.lookout;

import org.jspecify.annotations.NullMarked;
