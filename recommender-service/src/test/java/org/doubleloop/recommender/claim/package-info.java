@NullMarked
package org.doubleloop.recommender.claim;

import org.jspecify.annotations.NullMarked;
