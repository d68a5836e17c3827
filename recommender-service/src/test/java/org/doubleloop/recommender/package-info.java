@NullMarked
package org.doubleloop.recommender;

import org.jspecify.annotations.NullMarked;
