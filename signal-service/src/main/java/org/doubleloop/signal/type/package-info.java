/// What a kind of signal is. A feature says it once, in a [org.doubleloop.signal.type.SignalType]:
/// its name, what its signals are about, how many an action takes, how they are stored, how they
/// come as events, how they are told, and what of them is personal. Capture, ingest, the lists, the
/// feed and erasure know no more of a kind than that.
@NullMarked
package org.doubleloop.signal.type;

import org.jspecify.annotations.NullMarked;
