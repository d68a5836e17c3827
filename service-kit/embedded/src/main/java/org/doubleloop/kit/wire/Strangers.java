package org.doubleloop.kit.wire;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections of which nobody knows yet whose they are. When there are too many, the one that
/// has been quiet for longest is closed, so that whoever is about to log in finds a place.
final class Strangers {
  private static final Logger log = LoggerFactory.getLogger(Strangers.class);
  private static final int MOST = 128;
  private static final long LOG_PAUSE = Duration.ofMinutes(1).toNanos();

  private final SequencedSet<Channel> quietest = new LinkedHashSet<>();
  private long refused;
  private long loggedAt = System.nanoTime() - LOG_PAUSE;

  /// Notes that a connection was made, or said something.
  void heard(Channel connection) {
    Channel quiet = null;
    synchronized (this) {
      quietest.addLast(connection);
      if (quietest.size() > MOST) {
        quiet = quietest.removeFirst();
      }
    }
    if (quiet != null) {
      var _ = quiet.close();
    }
  }

  /// Notes that a connection is gone, or no stranger's.
  synchronized void forget(Channel connection) {
    quietest.remove(connection);
  }

  /// Says now and then that somebody tries what only those may who have the login.
  synchronized void refused() {
    refused++;
    long now = System.nanoTime();
    if (now - loggedAt >= LOG_PAUSE) {
      log.warn(
          "The embedded store has refused {} requests that came without its login: another program"
              + " on this machine tries its port",
          refused);
      refused = 0;
      loggedAt = now;
    }
  }
}
