package org.doubleloop.bench.guidance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doubleloop.bench.Figure;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.exploration.Exploration;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.heeded.Heeded;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Exploration.Across;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.reviser.Revisers;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Situation.Arrivals;
import org.doubleloop.recommender.revision.Situation.Rates;
import org.doubleloop.recommender.revision.Situation.Use;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.signal.Actor;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.signal.WrittenDraft;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.window.Window;

/// Plants clauses of guidance that help by 8 points and clauses that do not, each served to half of
/// the units, and asks for revisions whenever ten more drafts are over, up to 300.
public final class GuidanceBench {
  private static final int DRAFTS = 300;
  private static final int AT_ONCE = 10;
  private static final int RUNS = 1_000;
  private static final double SHARE = 0.5;
  private static final double FOUND = 0.9;
  private static final double WRONG = 0.05;
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Duration APART = Duration.ofHours(1);
  private static final Guidance CLAUSE =
      new Guidance(
          "by-friday", null, "Say by when.", new Marks(List.of(), List.of("by Friday")), SHARE);

  private GuidanceBench() {}

  public static void main(String... arguments) {
    int runs =
        arguments.length > 0 && !arguments[0].isBlank() ? Integer.parseInt(arguments[0]) : RUNS;
    long useless = retired(runs, false);
    long helpful = retired(runs, true);
    System.out.println(
        new Figure("guidance.useless-retired", (double) useless / runs, "of runs").atLeast(FOUND));
    System.out.println(
        new Figure("guidance.helpful-retired", (double) helpful / runs, "of runs").atMost(WRONG));
  }

  private static long retired(int runs, boolean helps) {
    return IntStream.range(0, runs).filter(run -> isRetired(run, helps)).count();
  }

  private static boolean isRetired(int run, boolean helps) {
    var version = version();
    var policies = new Policies(1_000_000, _ -> Optional.of(version));
    policies.add(version);
    var heeded = new Heeded(policies);
    var desk = new Desk(run, version.key().policy() + "/" + CLAUSE.id(), helps);
    var at = START;
    for (int n = 0; n < DRAFTS; n++) {
      at = at.plus(APART);
      heeded.take(items(version, "d-" + n, desk.next(SHARE), at));
      if ((n + 1) % AT_ONCE == 0) {
        pass(heeded, at.plus(Duration.ofDays(40)));
        if (isProposed(version, heeded)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void pass(Heeded heeded, Instant moment) {
    heeded.take(List.of(new Tick(Tick.ALL, moment, moment)));
    heeded.reachedEnd(Feed.OWN);
    heeded.reachedEnd(Feed.SIGNALS);
    heeded.reachedEnd(Feed.SIGNALS);
    heeded.reachedEnd(Feed.OWN);
    heeded.reachedEnd(Feed.SIGNALS);
    heeded.reachedEnd(Feed.SIGNALS);
  }

  private static boolean isProposed(PolicyVersion version, Heeded heeded) {
    var use = new Use(START, START, 0, Map.of(), Map.of(), Map.of(), Map.of());
    var situation =
        new Situation(
            version,
            List.of(),
            new NoRates(),
            _ -> Map.of(),
            use,
            clause -> heeded.of(version, clause),
            Arrivals.NONE);
    return Revisers.revise(situation)
        .anyMatch(revision -> revision.steps().contains(new Step.RemoveGuidance(CLAUSE.id())));
  }

  private static PolicyVersion version() {
    return new PolicyVersion(
        new PolicyKey("acme", "outreach"),
        1,
        START,
        null,
        Mode.SUGGEST,
        UnitKind.SUBJECT,
        new Metric(
            "replied",
            Direction.INCREASE,
            new Window(Duration.ofDays(14), Duration.ZERO),
            false,
            null),
        List.of(),
        List.of(),
        new PolicyVersion.Exploration(0, Exploration.FLOOR, Across.PREFERRED),
        List.of(),
        List.of(new Option("one", "one", Map.of(), null)),
        List.of(),
        List.of(CLAUSE));
  }

  private static List<FeedItem> items(
      PolicyVersion version, String id, Desk.Sent sent, Instant at) {
    var items = new ArrayList<FeedItem>();
    var organization = version.key().organization();
    var policy = version.key().policy();
    var asked = List.of(CLAUSE.id());
    items.add(
        new WrittenDraft(
            organization,
            id,
            null,
            policy,
            1,
            "one",
            text(sent.follows()),
            true,
            null,
            sent.served() ? asked : List.of(),
            sent.served() ? List.of() : asked,
            sent.unit(),
            at,
            at,
            null,
            Map.of()));
    var outcomes =
        sent.replied()
            ? List.of(
                new CountedOutcome(
                    "o-" + id, version.metric().outcome(), 1, at.plus(APART), true, true))
            : List.<CountedOutcome>of();
    items.add(
        new Connected(
            organization,
            "a-" + id,
            1,
            at,
            sent.unit(),
            new Units(sent.unit(), null),
            policy,
            1,
            "one",
            null,
            id,
            null,
            Occasion.UNSAID,
            Map.of(),
            null,
            outcomes,
            List.of(),
            at));
    if (sent.changed() > 0) {
      items.add(
          new Edit(
              organization,
              "e-" + id,
              "a-" + id,
              id,
              text(sent.follows()),
              text(sent.kept()),
              List.of(),
              sent.changed(),
              new Actor("PERSON", "p-" + id.hashCode() % 5),
              at,
              at,
              null,
              Map.of()));
    }
    return items;
  }

  private static String text(boolean follows) {
    return follows ? "Please answer by Friday." : "Please answer.";
  }

  private static final class NoRates implements Rates {
    @Override
    public Count of(Basis basis, Cell place, String option) {
      return new Count(option, 0, 0);
    }

    @Override
    public List<Cell> within(Basis basis, Cell place) {
      return List.of();
    }
  }
}
