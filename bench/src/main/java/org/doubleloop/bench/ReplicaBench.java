package org.doubleloop.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.measure.Measured;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.tick.Tick;
import org.doubleloop.recommender.tick.Ticks;

/// Whether two processes that were told the same in other orders, with ticks at other places among
/// it, answer the same to the last bit.
public final class ReplicaBench {

  private static final int ACTIONS = 40_000;
  private static final int ASKED = 1_600;
  private static final List<String> OPTIONS = List.of("one", "two", "three", "four");
  private static final List<String> VALUES = List.of("v0", "v1", "v2", "v3", "v4");
  private static final List<Attribute> ATTRIBUTES =
      List.of(attribute("first"), attribute("second"), attribute("third"));

  private final PolicyVersion version = MadeSignals.policy(0.1, ATTRIBUTES, OPTIONS);
  private final Random world = new Random(42);

  private ReplicaBench() {}

  private static Attribute attribute(String name) {
    return new Attribute(name, AttributeType.STRING, VALUES, false);
  }

  public static void main(String[] arguments) {
    new ReplicaBench().run();
  }

  private void run() {
    var signals = signals();
    var one = new Replica(signals);
    Collections.shuffle(signals, world);
    var other = new Replica(signals);
    var measured = one.measured();
    one.measures.take(List.copyOf(measured));
    other.measures.take(List.copyOf(measured));
    int different = 0;
    for (int i = 0; i < ASKED; i++) {
      var context = context();
      different += one.rank(context).equals(other.rank(context)) ? 0 : 1;
    }
    System.out.printf("%d measured, of %d signals%n", measured.size(), signals.size());
    System.out.println(
        new Figure("replicas.different-answers", different, "of " + ASKED).atMost(0));
  }

  private List<FeedItem> signals() {
    var signals = new ArrayList<FeedItem>();
    for (int i = 0; i < ACTIONS; i++) {
      var context = context();
      var option = OPTIONS.get(world.nextInt(OPTIONS.size()));
      var at = MadeSignals.START.plus(Duration.ofMinutes(i));
      var action = MadeSignals.acted("a" + i, option, context, at);
      signals.add(action);
      double rate = 0.1 + 0.1 * ((context.hashCode() ^ option.hashCode()) & 3);
      if (world.nextDouble() < rate) {
        signals.add(MadeSignals.replied(action, at.plus(Duration.ofHours(world.nextInt(300)))));
      }
    }
    return signals;
  }

  private Map<String, Object> context() {
    return Map.of("first", value(), "second", value(), "third", value());
  }

  private String value() {
    return VALUES.get(world.nextInt(VALUES.size()));
  }

  /// A process that has read all signals.
  private final class Replica {
    final Measures measures = new Measures();
    private final Ticks ticks = new Ticks();
    private final List<Measured> said = new ArrayList<>();
    private final Memory memory;

    Replica(List<FeedItem> signals) {
      var policies = new Policies(1_000_000, _ -> Optional.empty());
      policies.add(version);
      var clock = Clock.fixed(MadeSignals.START, ZoneOffset.UTC);
      memory = new Memory(policies, clock, ticks, measures, said::add);
      for (int from = 0; from < signals.size(); ) {
        int to = Math.min(signals.size(), from + 1 + world.nextInt(2_000));
        memory.take(signals.subList(from, to));
        tick(MadeSignals.START.plus(Duration.ofHours(world.nextInt(500))));
        from = to;
      }
      tick(MadeSignals.START.plus(Duration.ofDays(25)));
      memory.caughtUp();
    }

    private void tick(Instant moment) {
      ticks.take(List.of(new Tick(Tick.ALL, moment, moment)));
      memory.take(List.of());
    }

    List<Measured> measured() {
      return List.copyOf(said);
    }

    Object rank(Map<String, Object> context) {
      return memory.rank(
          version, OPTIONS.stream().map(id -> new Candidate(id, 1)).toList(), context);
    }
  }
}
