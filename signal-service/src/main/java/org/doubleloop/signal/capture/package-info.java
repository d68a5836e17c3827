/// How a signal is taken in, whatever it says. All signals stand in one collection, written by
/// group commit into the lanes of the feed ([org.doubleloop.signal.capture.Signals]). What names a
/// signal decides whether it is stored already, and what was sent whether it is then a repeat or a
/// conflict. Features that have to know what this process captures hear of it
/// ([org.doubleloop.signal.capture.CaptureListener]).
@NullMarked
package org.doubleloop.signal.capture;

import org.jspecify.annotations.NullMarked;
