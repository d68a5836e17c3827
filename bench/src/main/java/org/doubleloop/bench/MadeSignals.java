package org.doubleloop.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.exploration.Exploration;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Exploration.Across;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.window.Window;

/// Signals of a world that is made up, under its one policy, as the recommender is told them.
public final class MadeSignals {

  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private static final PolicyKey KEY = new PolicyKey("world", "made");
  private static final Window WINDOW = new Window(Duration.ofDays(14), Duration.ZERO);

  private MadeSignals() {}

  /// Version 1: a reply is a success, within fourteen days.
  public static PolicyVersion policy(
      double share, List<Attribute> attributes, List<String> options) {
    return new PolicyVersion(
        KEY,
        1,
        START,
        null,
        Mode.EXPLORE,
        UnitKind.SUBJECT,
        new Metric("replied", Direction.INCREASE, WINDOW, false, null),
        List.of(),
        List.of(),
        new PolicyVersion.Exploration(share, Exploration.FLOOR, Across.PREFERRED),
        attributes,
        options.stream().map(id -> new Option(id, id, Map.of(), null)).toList(),
        List.of(),
        List.of());
  }

  public static Action acted(
      String action, String option, Map<String, Object> context, Instant at) {
    return new Action(
        KEY.organization(),
        action,
        action,
        null,
        new Units(action, null),
        KEY.policy(),
        1,
        option,
        null,
        null,
        null,
        Occasion.UNSAID,
        context,
        null,
        null,
        at,
        at,
        null,
        Map.of());
  }

  public static Connected replied(Action to, Instant at) {
    return new Connected(
        to.organization(),
        to.id(),
        1,
        to.at(),
        to.subject(),
        to.units(),
        to.policy(),
        to.version(),
        to.option(),
        null,
        null,
        null,
        Occasion.UNSAID,
        to.context(),
        to.actor() == null ? null : to.actor().kind(),
        List.of(new CountedOutcome(to.id() + "-reply", "replied", 1, at, false, true)),
        List.of(),
        at);
  }
}
