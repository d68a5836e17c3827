/// Signals for tests.
@NullMarked
package org.doubleloop.recommender.signal;

import org.jspecify.annotations.NullMarked;
