@NullMarked
package org.doubleloop.recommender.assigned;

import org.jspecify.annotations.NullMarked;
