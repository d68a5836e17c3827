@NullMarked
package org.doubleloop.recommender.window;

import org.jspecify.annotations.NullMarked;
