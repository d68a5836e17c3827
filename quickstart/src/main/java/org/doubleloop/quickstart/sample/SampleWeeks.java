package org.doubleloop.quickstart.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Six weeks of first mails up to some moment, a batch of events for each week. As everywhere only
/// what happened is captured: replies when they come, and nothing of those that do not.
final class SampleWeeks implements Iterator<List<Map<String, Object>>> {

  private static final int WEEKS = 6;
  private static final int MAILS = 30;
  private static final List<String> SOURCES = List.of("search", "referral", "event");

  private final RandomGenerator world = new SplittableRandom(11);
  private final Instant end;
  private int week;

  SampleWeeks(Instant end) {
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    return week < WEEKS;
  }

  @Override
  public List<Map<String, Object>> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var begin = end.minus(Duration.ofDays(7L * (WEEKS - week)));
    var events = new ArrayList<Map<String, Object>>();
    for (int mail = 0; mail < MAILS; mail++) {
      add(events, week * MAILS + mail, begin.plus(Duration.ofHours(1 + 5L * mail)));
    }
    week++;
    return events;
  }

  /// Who pays rather answers a tour, everybody else a question.
  private void add(List<Map<String, Object>> events, int number, Instant at) {
    boolean pays = number % 3 == 0;
    boolean question = world.nextInt(10) < 7;
    double share = pays ? (question ? 0.1 : 0.35) : (question ? 0.25 : 0.1);
    var action = "sample-" + number;
    events.add(
        event(
            "action",
            action,
            at,
            Map.of(
                "policy",
                "welcome-mail",
                "version",
                1,
                "option",
                question ? "question" : "tour",
                "subject",
                "sample-contact-" + number,
                "context",
                Map.of(
                    "plan",
                    pays ? "paid" : "free",
                    "source",
                    SOURCES.get(world.nextInt(SOURCES.size()))))));
    var repliedAt = at.plus(Duration.ofMinutes(world.nextInt(4 * 24 * 60)));
    if (world.nextDouble() < share && repliedAt.isBefore(end)) {
      events.add(
          event(
              "outcome",
              action + "-reply",
              repliedAt,
              Map.of("action", action, "type", "replied")));
    }
  }

  private static Map<String, Object> event(
      String type, String id, Instant time, Map<String, Object> data) {
    var event = new TreeMap<String, Object>();
    event.put("specversion", "1.0");
    event.put("type", "org.doubleloop." + type);
    event.put("source", "/sample");
    event.put("id", id);
    event.put("time", time.toString());
    event.put("data", data);
    return event;
  }
}
