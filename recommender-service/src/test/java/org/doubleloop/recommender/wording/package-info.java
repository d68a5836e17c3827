@NullMarked
package org.doubleloop.recommender.wording;

import org.jspecify.annotations.NullMarked;
