@NullMarked
package org.doubleloop.recommender.language;

import org.jspecify.annotations.NullMarked;
