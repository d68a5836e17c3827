/// Outcomes that are to find their action, as they stand in the store: what is marked of them
/// ([org.doubleloop.signal.seeking.Standing]), and how they are moved from one action to another by
/// one change of their document ([org.doubleloop.signal.seeking.Move]).
@NullMarked
package org.doubleloop.signal.seeking;

import org.jspecify.annotations.NullMarked;
