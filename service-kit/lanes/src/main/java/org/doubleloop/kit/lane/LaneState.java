package org.doubleloop.kit.lane;

import java.time.Instant;

/// What the store says of a lane.
///
/// @param settled everything up to this seq is stored for good. A closed lane ends here; an open
///   one reaches at least so far
record LaneState(long ordinal, String writer, boolean closed, long settled, Instant heartbeat) {}
