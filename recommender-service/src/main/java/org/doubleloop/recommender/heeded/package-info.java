/// What came of guidance, as a part of the fold: of each clause how many drafts were served it,
/// what was sent of them, whether it was followed or edited away, and what came of that, beside the
/// same of drafts from which chance has withheld it. A draft is open until as much time has passed
/// since it was written as its metric waits for; then its unit is counted for the effect of what
/// was left to chance (intention to treat), and it is forgotten.
@NullMarked
package org.doubleloop.recommender.heeded;

import org.jspecify.annotations.NullMarked;
