/// What a language model makes of what is counted: it is shown contrasts, edit patterns and some
/// edits ([Exhibits][org.doubleloop.recommender.notion.Exhibits]), and answers with a few notions
/// ([Notion][org.doubleloop.recommender.notion.Notion]) from a closed list: that an option comes
/// first at a place, or that people leave out or write one of some phrases. A notion points, and
/// says why in sentences that cite what was shown; then it is counted
/// ([Counting][org.doubleloop.recommender.notion.Counting]), preferences on the half of the edits
/// that it was not shown. What holds becomes a revision by the same rooms as what counts have found
/// themselves, in words and numbers of this service: none of the model's words becomes part of a
/// policy.
@NullMarked
package org.doubleloop.recommender.notion;

import org.jspecify.annotations.NullMarked;
