/// The second part of the story: what three people change in drafts becomes guidance by review, and
/// the next draft follows it ([EditsToGuidance][org.doubleloop.quickstart.edits.EditsToGuidance]),
/// first as the template has it and then by a language model
/// ([Model][org.doubleloop.quickstart.edits.Model]), for which a stand-in is there.
@NullMarked
package org.doubleloop.quickstart.edits;

import org.jspecify.annotations.NullMarked;
