@NullMarked
package org.doubleloop.recommender.pattern;

import org.jspecify.annotations.NullMarked;
