@NullMarked
package org.doubleloop.recommender.past;

import org.jspecify.annotations.NullMarked;
