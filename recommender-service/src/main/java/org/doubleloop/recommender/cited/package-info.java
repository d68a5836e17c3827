/// What a language model says of things that it was shown, and whether people may read it. A claim
/// cites what it rests on by ids that were made for one question; what it states must stand in
/// that; and it repeats nobody. What fails is dropped whole, and counted under the name of what was
/// wrong ([Flaw][org.doubleloop.recommender.cited.Flaw]). Whether a claim is true is not looked at
/// here: that is for counts, and for whoever reads it.
@NullMarked
package org.doubleloop.recommender.cited;

import org.jspecify.annotations.NullMarked;
