/// What becomes of revisions that were found: which are proposed, and which are not as something
/// was said of them before.
@NullMarked
package org.doubleloop.recommender.proposing;

import org.jspecify.annotations.NullMarked;
