@NullMarked
package org.doubleloop.recommender.reviser;

import org.jspecify.annotations.NullMarked;
