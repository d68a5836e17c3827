/// The message of a suggestion: written by the language model from the option, the guidance that
/// holds in the context and what the caller wishes, or else by the option's own template; the
/// answer says which. What is asked for is looked at first ([Commissioning]), then written
/// ([Drafter]) and captured in the signal-service ([Drafting]), so that whoever sends or changes it
/// need but name it. Nothing is kept here, and suggestions do not know of it.
@NullMarked
package org.doubleloop.recommender.draft;

import org.jspecify.annotations.NullMarked;
