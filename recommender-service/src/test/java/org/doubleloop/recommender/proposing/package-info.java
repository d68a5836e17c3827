@NullMarked
package org.doubleloop.recommender.proposing;

import org.jspecify.annotations.NullMarked;
