@NullMarked
package org.doubleloop.recommender.leading;

import org.jspecify.annotations.NullMarked;
