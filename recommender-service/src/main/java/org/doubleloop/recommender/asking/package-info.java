/// Asking a model for anything of a given form: what is asked ([Question]), what an answer has to
/// look like ([Form]), who asks ([Asker]), and what came of it ([Asked]): an answer of that form,
/// or the [Reason] why there is none. Whoever asks holds what the answer says against what is
/// counted, and can do without. It knows no model: package `llm` does.
@NullMarked
package org.doubleloop.recommender.asking;

import org.jspecify.annotations.NullMarked;
