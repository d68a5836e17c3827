@NullMarked
package org.doubleloop.recommender.renewal;

import org.jspecify.annotations.NullMarked;
