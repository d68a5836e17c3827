/// Decisions that are made differently because of something learned: from the signals and findings
/// that a proposal rests on, over its trial and its reviews, to what is suggested since in the same
/// context, and to what was measured. Nothing is stored: a story is read from what the other
/// features keep, whenever somebody asks ([Stories]), and a version that is none says why
/// ([Told.NoStory]).
@NullMarked
package org.doubleloop.policy.story;

import org.jspecify.annotations.NullMarked;
