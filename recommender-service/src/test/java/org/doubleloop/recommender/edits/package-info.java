/// A statistic that only tests have, as somebody would add one: [EditsByEditor] and its one line of
/// registration is all that there is to it.
@NullMarked
package org.doubleloop.recommender.edits;

import org.jspecify.annotations.NullMarked;
