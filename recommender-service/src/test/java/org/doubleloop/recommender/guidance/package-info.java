@NullMarked
package org.doubleloop.recommender.guidance;

import org.jspecify.annotations.NullMarked;
