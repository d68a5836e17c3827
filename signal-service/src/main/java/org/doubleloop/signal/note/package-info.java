/// What a sender is told of what he sent and will not count: [org.doubleloop.signal.note.Note]s,
/// made when it is captured, by the policies as they were last known, and stored with it. Facts are
/// stored whatever is noted of them.
@NullMarked
package org.doubleloop.signal.note;

import org.jspecify.annotations.NullMarked;
