package org.doubleloop.gateway.limit;

import java.time.Duration;

/// How fast a place can be used again: a request keeps it for as long as its bytes take at a rate,
/// however soon it is answered. What a service does for a request grows with these, and so does
/// what the collector has to clear away for everybody; a rate in bytes is the same whatever the
/// load is, so that nobody is slowed down because others are served slowly.
///
/// @param bytesPerSecond of bodies in both directions
/// @param least how long a request keeps its place at least, within `most`
/// @param most how long at most once it has been answered and read, so that what waits for a place
///   behind one that was very large still gets it in time
record Pace(long bytesPerSecond, Duration least, Duration most) {

  /// How long a request keeps its place.
  ///
  /// @param bytes of its body and of its answer
  Duration time(long bytes) {
    var time = Duration.ofSeconds(bytes).dividedBy(bytesPerSecond);
    var atLeast = time.compareTo(least) < 0 ? least : time;
    return atLeast.compareTo(most) > 0 ? most : atLeast;
  }
}
