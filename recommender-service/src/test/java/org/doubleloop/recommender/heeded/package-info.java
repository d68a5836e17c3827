@NullMarked
package org.doubleloop.recommender.heeded;

import org.jspecify.annotations.NullMarked;
