package org.doubleloop.quickstart.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Six weeks of first mails up to some moment, for each week a batch of drafts, which have to be
/// known to whatever names them, and a batch of all else. As everywhere only what happened is
/// captured: drafts and what was made of them, replies when they come, and nothing of those that do
/// not.
final class SampleWeeks implements Iterator<List<Map<String, Object>>> {

  private static final int WEEKS = 6;
  private static final int MAILS = 30;
  private static final List<String> SOURCES = List.of("search", "referral", "event");

  private final RandomGenerator world = new SplittableRandom(11);
  private final Deque<List<Map<String, Object>>> made = new ArrayDeque<>();
  private final Instant end;
  private int week;

  SampleWeeks(Instant end) {
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    return !made.isEmpty() || week < WEEKS;
  }

  @Override
  public List<Map<String, Object>> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (made.isEmpty()) {
      makeWeek();
    }
    return made.remove();
  }

  private void makeWeek() {
    var begin = end.minus(Duration.ofDays(7L * (WEEKS - week)));
    var drafts = new ArrayList<Map<String, Object>>();
    var others = new ArrayList<Map<String, Object>>();
    for (int mail = 0; mail < MAILS; mail++) {
      add(drafts, others, week * MAILS + mail, begin.plus(Duration.ofHours(1 + 5L * mail)));
    }
    made.add(drafts);
    made.add(others);
    week++;
  }

  /// Who pays rather answers a tour, everybody else a question.
  private void add(
      List<Map<String, Object>> drafts, List<Map<String, Object>> events, int number, Instant at) {
    boolean pays = number % 3 == 0;
    boolean question = world.nextInt(10) < 7;
    double share = pays ? (question ? 0.1 : 0.35) : (question ? 0.25 : 0.1);
    var action = "sample-" + number;
    var option = question ? "question" : "tour";
    var context =
        Map.<String, Object>of(
            "plan", pays ? "paid" : "free", "source", SOURCES.get(world.nextInt(SOURCES.size())));
    var mail = new SampleMail(number, option, pays);
    drafts.add(event("draft", mail.id(), at, mail.draft()));
    events.add(event("action", action, at, mail.action(context)));
    mail.edit(action).ifPresent(edit -> events.add(event("edit", action + "-edit", at, edit)));
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
