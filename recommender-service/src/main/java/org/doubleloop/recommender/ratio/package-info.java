/// Whether what chance has given out is found again in the shares that were declared: a *sample
/// ratio* that does not match says that units are lost, or counted twice, by what they were given,
/// and that nothing else that is counted of them can be believed. Pure.
@NullMarked
package org.doubleloop.recommender.ratio;

import org.jspecify.annotations.NullMarked;
