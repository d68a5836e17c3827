/// Where options differ, for people to read: by what chance gave, as it stood at the newest look,
/// and by what was done, as it is counted now; with the counts that it rests on, the suggestions
/// behind it, and what cannot be known.
@NullMarked
package org.doubleloop.recommender.contrast;

import org.jspecify.annotations.NullMarked;
