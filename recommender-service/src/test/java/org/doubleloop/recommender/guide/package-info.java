@NullMarked
package org.doubleloop.recommender.guide;

import org.jspecify.annotations.NullMarked;
