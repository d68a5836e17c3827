/// What people change in texts. [Words][org.doubleloop.recommender.wording.Words] cuts a text; a
/// [Rewording][org.doubleloop.recommender.wording.Rewording] is a draft beside what a person made
/// of it; [Features][org.doubleloop.recommender.wording.Features] says of what kind a change is.
///
/// All of it is pure: no clock, no randomness, no input or output.
@NullMarked
package org.doubleloop.recommender.wording;

import org.jspecify.annotations.NullMarked;
