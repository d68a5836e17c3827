/// What counts are held against: how options and contexts move a rate, fitted together on the
/// counts. [Effects] are the model, [FitEstimate] measures how far options differ by more than
/// chance, [Fit] is what ranking reads. All of it is pure: no clock, no randomness, no input or
/// output.
@NullMarked
package org.doubleloop.recommender.fit;

import org.jspecify.annotations.NullMarked;
