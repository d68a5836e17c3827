@NullMarked
package org.doubleloop.recommender.ruledraft;

import org.jspecify.annotations.NullMarked;
