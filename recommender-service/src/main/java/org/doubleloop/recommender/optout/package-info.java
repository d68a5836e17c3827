/// For whom nothing is eligible: what was said last of a subject or an account, as a part of the
/// fold that keeps it in this service's own store, and is asked before anything else is.
@NullMarked
package org.doubleloop.recommender.optout;

import org.jspecify.annotations.NullMarked;
