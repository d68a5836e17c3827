/// Phrases as people recognize them again: a text says a phrase
/// ([org.doubleloop.kit.phrase.Wording]) whatever its case and its spaces, and marks
/// ([org.doubleloop.kit.phrase.Marks]) are the phrases by which a text is judged.
@NullMarked
package org.doubleloop.kit.phrase;

import org.jspecify.annotations.NullMarked;
