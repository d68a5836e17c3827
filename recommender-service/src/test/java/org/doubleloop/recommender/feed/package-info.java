/// What the feeds say.
@NullMarked
package org.doubleloop.recommender.feed;

import org.jspecify.annotations.NullMarked;
