package org.doubleloop.recommender.tick;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.doubleloop.kit.access.Caller;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.lane.LaneWriter;
import org.springframework.web.servlet.HandlerInterceptor;

/// Writes ticks of clocks that are ahead of the true time, as those of sandboxes may be: when
/// somebody of the organization asks, for the first time since it was moved, and then every hour on
/// it. Before that nobody could notice.
final class OwnClocks implements HandlerInterceptor {

  private static final Duration EVERY = Duration.ofHours(1);
  private static final int MOST = 10_000;

  private final LaneWriter writer;
  private final Clock clock;
  private final Cache<String, Noted> latest = Caffeine.newBuilder().maximumSize(MOST).build();

  private record Noted(Duration ahead, Instant moment) {}

  OwnClocks(LaneWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Callers.onThisThread().filter(caller -> caller.ahead().isPositive()).ifPresent(this::note);
    return true;
  }

  private void note(Caller caller) {
    var now = clock.instant();
    var moment = now.plus(caller.ahead()).truncatedTo(ChronoUnit.SECONDS);
    var before = latest.getIfPresent(caller.organization());
    if (before == null
        || !before.ahead().equals(caller.ahead())
        || !moment.isBefore(before.moment().plus(EVERY))) {
      var tick = new Tick(caller.organization(), moment, now);
      var _ = writer.store(TickDocuments.toDocument(tick));
      latest.put(caller.organization(), new Noted(caller.ahead(), moment));
    }
  }
}
