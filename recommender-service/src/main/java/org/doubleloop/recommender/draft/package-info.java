/// The message of a suggestion: written by the language model from the option, the guidance that
/// holds in the context and what the caller wishes, or else by the option's own template; the
/// answer says which. Nothing is kept, and suggestions do not know of it.
@NullMarked
package org.doubleloop.recommender.draft;

import org.jspecify.annotations.NullMarked;
