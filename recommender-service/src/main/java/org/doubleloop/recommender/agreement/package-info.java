/// How far people agree with what is suggested: the last words on suggestions, counted by option of
/// a policy version, as a part of the fold. It is shown, and teaches ranking nothing.
@NullMarked
package org.doubleloop.recommender.agreement;

import org.jspecify.annotations.NullMarked;
