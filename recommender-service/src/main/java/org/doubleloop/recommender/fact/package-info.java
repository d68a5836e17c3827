/// What a text states that can be wrong: numbers, amounts, dates, addresses and names. Each is
/// found by its looks, in a text and in the data that the text may be made of alike, so that the
/// one can be held against the other. It is pure.
@NullMarked
package org.doubleloop.recommender.fact;

import org.jspecify.annotations.NullMarked;
