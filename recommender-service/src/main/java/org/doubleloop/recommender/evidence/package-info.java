/// The evidence by which options are ranked: what actions have led to, counted by policy, version,
/// option, cell and month, as a part of the fold. [Memory] answers what is asked while a suggestion
/// is made.
@NullMarked
package org.doubleloop.recommender.evidence;

import org.jspecify.annotations.NullMarked;
