@NullMarked
package org.doubleloop.recommender.contrast;

import org.jspecify.annotations.NullMarked;
