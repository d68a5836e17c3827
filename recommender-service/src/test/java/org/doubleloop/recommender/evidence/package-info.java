/// Evidence: any order, the same counts.
@NullMarked
package org.doubleloop.recommender.evidence;

import org.jspecify.annotations.NullMarked;
