/// What a model's answer is held against before anybody reads it: [AnswerCheck] reads it and asks a
/// list of checks, each of which looks for faults of its own. A text with any fault is not used,
/// and no part of it is repaired. What is wrong is told by
/// [Fault][org.doubleloop.recommender.phrasing.Fault].
@NullMarked
package org.doubleloop.recommender.answer;

import org.jspecify.annotations.NullMarked;
