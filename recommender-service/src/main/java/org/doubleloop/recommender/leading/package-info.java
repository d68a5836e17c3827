/// What leading indicators say of a metric before it is known: [EarlyRate]. All of it is pure: no
/// clock, no randomness, no input or output.
@NullMarked
package org.doubleloop.recommender.leading;

import org.jspecify.annotations.NullMarked;
