@NullMarked
package org.doubleloop.recommender.answer;

import org.jspecify.annotations.NullMarked;
