/// The language model, which only phrases. It is off unless an operator names an endpoint, and
/// whoever asks it gets an answer within the deadline: at most so many calls at once, one more
/// attempt where there is time, none while it fails too often. Nothing else knows which library
/// speaks to the model.
@NullMarked
package org.doubleloop.recommender.llm;

import org.jspecify.annotations.NullMarked;
