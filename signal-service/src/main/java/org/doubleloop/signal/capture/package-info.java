/// How a signal is taken in, whatever it says. All signals stand in one collection, written by
/// group commit into the lanes of the feed ([org.doubleloop.signal.capture.Signals]). What names a
/// signal decides whether it is stored already, and what was sent
/// ([org.doubleloop.signal.capture.NewSignal]) whether it is then a repeat or a conflict. Whatever
/// may connect an action with its outcomes is noted ([org.doubleloop.signal.capture.Unconnected])
/// for those who connect.
@NullMarked
package org.doubleloop.signal.capture;

import org.jspecify.annotations.NullMarked;
