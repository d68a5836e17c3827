@NullMarked
package org.doubleloop.recommender.trial;

import org.jspecify.annotations.NullMarked;
