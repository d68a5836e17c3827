/// The feeds, served by a small stand-in that speaks their wire format.
@NullMarked
package org.doubleloop.recommender.upstream.telling;

import org.jspecify.annotations.NullMarked;
