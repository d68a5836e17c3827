/// The language models, which only phrase and answer. There are none unless an operator names some;
/// they are asked in the operator's order, each where those before it had no answer, and whoever
/// asks has an answer within the deadline, or the reason why there is none. What speaks to one of
/// them is in `endpoint`.
@NullMarked
package org.doubleloop.recommender.llm;

import org.jspecify.annotations.NullMarked;
