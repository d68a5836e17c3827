/// Who states what actions have led to. Whoever has stored an action or an outcome then looks for
/// the other: an outcome is stored with a mark that it awaits its action, and
/// [org.doubleloop.signal.connector.Connections] takes the mark away once the outcome is taken into
/// a statement. What a process that ended has left is found by
/// [org.doubleloop.signal.connector.Sweeper].
@NullMarked
package org.doubleloop.signal.connector;

import org.jspecify.annotations.NullMarked;
