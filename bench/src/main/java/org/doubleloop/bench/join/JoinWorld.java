package org.doubleloop.bench.join;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What happened, made up so that it is known what led to what: each story is told from its end, by
/// placing around an outcome the action that led to it and others that did not. No rule is applied
/// here.
final class JoinWorld {
  /// The policies of this world, what they count, and for how many days.
  enum Policy {
    OUTREACH("replied", 14),
    RENEWAL("replied", 60),
    ONBOARDING("activated", 7);

    final String counts;
    final Duration window;

    Policy(String counts, int days) {
      this.counts = counts;
      this.window = Duration.ofDays(days);
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What is true of an outcome.
  ///
  /// @param action what led to it; null where nothing did, or where nobody can tell
  record Truth(@Nullable String action, boolean isAmbiguous) {}

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MINUTES = 90 * 24 * 60;
  private static final double AMBIGUOUS = .04;

  private final Random random;
  private final Map<String, Truth> truths = new LinkedHashMap<>();
  private final List<String> events = new ArrayList<>();
  private int actions;

  private JoinWorld(long seed) {
    this.random = new Random(seed);
  }

  static JoinWorld of(int outcomes, long seed) {
    var world = new JoinWorld(seed);
    for (int n = 0; n < outcomes; n++) {
      world.story("o-" + n, "s-" + n, "c-" + n);
    }
    Collections.shuffle(world.events, world.random);
    return world;
  }

  /// What is true of each outcome, by its id.
  Map<String, Truth> truths() {
    return truths;
  }

  /// All that happened as events, in any order.
  List<String> events() {
    return events;
  }

  /// The id of an event.
  static String id(String event) {
    int from = event.indexOf("\"id\": \"") + 7;
    return event.substring(from, event.indexOf('"', from));
  }

  private void story(String outcome, String subject, String account) {
    var at = LONG_AGO.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
    if (random.nextDouble() < AMBIGUOUS) {
      var same = before(at, Duration.ofDays(13));
      var whom = random.nextInt(4) == 0 ? "colleague-of-" + subject : subject;
      act(whom, account, Policy.OUTREACH, same);
      act(whom, account, random.nextBoolean() ? Policy.OUTREACH : Policy.RENEWAL, same);
      happened(outcome, subject, account, "replied", at, new Truth(null, true));
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> led(outcome, subject, account, at, before(at, Duration.ofDays(13)));
      case 1 -> { // the latest of several, and others later and elsewhere
        var done = before(at, Duration.ofDays(5));
        act(subject, account, Policy.OUTREACH, before(done, Duration.ofDays(8)));
        act(subject, account, Policy.RENEWAL, at.plusSeconds(1 + random.nextInt(100_000)));
        led(outcome, subject, account, at, done);
      }
      case 2 -> { // a later one counts something else
        var done = before(at, Duration.ofDays(13));
        act(subject, account, Policy.ONBOARDING, between(done, at));
        led(outcome, subject, account, at, done);
      }
      case 3 -> { // the later one's window has closed, the earlier one's has not
        var closed = at.minus(Policy.OUTREACH.window).minusMillis(random.nextInt(1_000_000));
        var done = act(subject, account, Policy.RENEWAL, before(closed, Duration.ofDays(40)));
        act(subject, account, Policy.OUTREACH, closed);
        happened(outcome, subject, account, "replied", at, new Truth(done, false));
      }
      case 4 -> { // all windows have closed
        act(
            subject,
            account,
            Policy.RENEWAL,
            at.minus(Policy.RENEWAL.window).minusMillis(random.nextInt(1_000_000)));
        happened(outcome, subject, account, "replied", at, new Truth(null, false));
      }
      case 5 -> { // only a colleague was written to
        var done =
            act(
                "colleague-of-" + subject,
                account,
                Policy.OUTREACH,
                before(at, Duration.ofDays(13)));
        happened(outcome, subject, account, "replied", at, new Truth(done, false));
      }
      case 6 -> { // a colleague later, but the subject itself too
        var done = before(at, Duration.ofDays(13));
        act("colleague-of-" + subject, account, Policy.OUTREACH, between(done, at));
        led(outcome, subject, account, at, done);
      }
      default -> { // activated, which only onboarding counts
        var done = act(subject, account, Policy.ONBOARDING, before(at, Duration.ofDays(6)));
        act(subject, account, Policy.OUTREACH, before(at, Duration.ofDays(6)));
        happened(outcome, subject, account, "activated", at, new Truth(done, false));
      }
    }
  }

  private void led(String outcome, String subject, String account, Instant at, Instant done) {
    var action = act(subject, account, Policy.OUTREACH, done);
    happened(outcome, subject, account, "replied", at, new Truth(action, false));
  }

  private Instant before(Instant moment, Duration atMost) {
    return moment.minusMillis(1 + (long) (random.nextDouble() * (atMost.toMillis() - 1)));
  }

  /// After the one and at or before the other.
  private Instant between(Instant after, Instant upTo) {
    return after.plusMillis(
        1 + (long) (random.nextDouble() * (Duration.between(after, upTo).toMillis() - 1)));
  }

  private String act(String subject, String account, Policy policy, Instant at) {
    var id = "a-" + actions++;
    events.add(
        event(
            "action",
            id,
            """
            {"subject": "%s", "account": "%s", "policy": "%s", "version": 1, "at": "%s"}\
            """
                .formatted(subject, account, policy.id(), at)));
    return id;
  }

  private void happened(
      String id, String subject, String account, String type, Instant at, Truth truth) {
    truths.put(id, truth);
    events.add(
        event(
            "outcome",
            id,
            """
            {"subject": "%s", "account": "%s", "type": "%s", "at": "%s"}\
            """
                .formatted(subject, account, type, at)));
  }

  private static String event(String type, String id, String data) {
    return """
    {"specversion": "1.0", "id": "%s", "source": "/world", "type": "org.doubleloop.%s", "data": %s}\
    """
        .formatted(id, type, data);
  }
}
