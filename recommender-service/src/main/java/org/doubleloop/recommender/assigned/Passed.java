package org.doubleloop.recommender.assigned;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;

/// Up to when both feeds are known to have been told: a tick says that a moment has passed, and
/// once each feed has been read to its end after that, what was captured before the moment has been
/// told, but for what took longer to be stored than is waited for.
///
/// Without the second half whoever lags behind in one feed would close units of which he does not
/// know what came, and replicas would differ.
public final class Passed {
  /// Of the signals: a page that was read before the tick may be told after it.
  private static final int ENDS = 2;

  private final SortedMap<String, Long> heard = new TreeMap<>();
  private Map<String, Long> awaited = Map.of();
  private Map<String, Long> passed = Map.of();
  private int signalEnds;
  private boolean ownEnd;

  /// The latest tick of each clock.
  public SortedMap<String, Long> heard() {
    return heard;
  }

  /// Takes up that a moment has passed.
  public void hear(String organization, long moment) {
    heard.merge(organization, moment, Math::max);
    boolean nothingEnded = signalEnds == 0 && !ownEnd;
    if (nothingEnded || awaited.equals(passed)) {
      await();
    }
  }

  private void await() {
    awaited = Map.copyOf(heard);
    signalEnds = 0;
    ownEnd = false;
  }

  /// A feed has been told to its end.
  ///
  /// @return whether more time has passed by that
  public boolean reachedEnd(Feed feed) {
    switch (feed) {
      case SIGNALS -> signalEnds++;
      case OWN -> ownEnd = true;
    }
    if (signalEnds < ENDS || !ownEnd || awaited.equals(passed)) {
      return false;
    }
    passed = awaited;
    await();
    return true;
  }

  /// Up to when all of an organization has been told, in seconds since 1970.
  public long of(String organization) {
    return Math.max(
        passed.getOrDefault(Tick.ALL, Ticks.NEVER), passed.getOrDefault(organization, Ticks.NEVER));
  }
}
