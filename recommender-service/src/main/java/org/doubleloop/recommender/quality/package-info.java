/// What of a policy's last days counts and what does not, in numbers and in plain words: what
/// [org.doubleloop.recommender.week] has counted, judged by the policies that are known when it is
/// asked.
@NullMarked
package org.doubleloop.recommender.quality;

import org.jspecify.annotations.NullMarked;
