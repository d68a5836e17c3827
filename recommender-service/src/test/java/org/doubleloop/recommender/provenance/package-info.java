/// Where what is counted came from.
@NullMarked
package org.doubleloop.recommender.provenance;

import org.jspecify.annotations.NullMarked;
