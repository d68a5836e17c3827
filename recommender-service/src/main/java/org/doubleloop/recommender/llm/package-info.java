/// The language model, which only phrases. It is off unless an operator names an endpoint, and
/// whoever asks it gets an answer within the deadline: a text that passed every check, or the
/// reason why there is none, so that the caller's own words stand. Nothing else knows which library
/// speaks to the model.
@NullMarked
package org.doubleloop.recommender.llm;

import org.jspecify.annotations.NullMarked;
