package org.doubleloop.recommender.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;
import org.doubleloop.recommender.measure.Measured;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All evidence that has been counted, by policy. One thread folds it in, any may rank.
public final class Memory implements FoldPart {

  /// Raised with every change to metrics, cells, months, bounds, or how they are stored.
  static final int RULES = 3;

  private static final Logger log = LoggerFactory.getLogger(Memory.class);

  /// Policies that are older may be incomplete.
  private static final Duration CURRENT = Duration.ofSeconds(10);

  private final Policies policies;
  private final InstantSource clock;
  private final Ticks ticks;
  private final Measures measures;
  private final Consumer<Measured> measured;
  private final Served<Ledger> ledger;

  /// @param measured takes what has been measured here, to be told to all processes
  public Memory(
      Policies policies,
      InstantSource clock,
      Ticks ticks,
      Measures measures,
      Consumer<Measured> measured) {
    this.policies = policies;
    this.clock = clock;
    this.ticks = ticks;
    this.measures = measures;
    this.measured = measured;
    this.ledger = new Served<>(new Ledger(policies, ticks));
  }

  /// How many pieces of evidence have been counted.
  public long generation() {
    return ledger.serving().generation();
  }

  /// Up to when windows of an organization are taken to be over; null before anything said so.
  public @Nullable Instant closedAt(String organization) {
    long moment = ticks.latest(organization);
    return moment == Ticks.NEVER ? null : Instant.ofEpochSecond(moment);
  }

  /// The candidates in their order, with the counts behind it.
  public List<Ranked> rank(
      PolicyVersion version, List<Candidate> candidates, Map<String, Object> context) {
    var metric = MetricKey.of(version);
    return ledger
        .serving()
        .model(metric)
        .rank(version, measures.fit(metric, RULES), candidates, context);
  }

  /// What is made of what was done, counted by the metric of a version.
  ///
  /// @param reading must not keep what it is given
  public <T> T counted(PolicyVersion version, Function<Counts, T> reading) {
    return ledger.serving().model(MetricKey.of(version)).read(reading);
  }

  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public int rules() {
    return RULES;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS);
  }

  @Override
  public void take(List<FeedItem> items) {
    var now = clock.instant();
    fold(items.stream().map(item -> Evidence.of(item, now)).flatMap(Optional::stream).toList());
  }

  /// Once it knows as much as what answers, it answers itself.
  void fold(List<Evidence> page) {
    ledger.folding().fold(page);
    ledger.folding().close();
    ledger.serving().close();
    if (ledger.folding().generation() >= ledger.serving().generation()) {
      ledger.caughtUp();
    }
  }

  /// What is not whole is not measured: all processes would rank by it.
  @Override
  public void caughtUp() {
    ledger.caughtUp();
    ledger
        .serving()
        .measure(metric -> measures.fit(metric, RULES))
        .forEach((metric, fit) ->
            measured.accept(
                new Measured(
                    metric, RULES, measures.number(metric, RULES) + 1, fit, clock.instant())));
  }

  @Override
  public void beginAgain() {
    ledger.beginAgain(new Ledger(policies, ticks));
  }

  @Override
  public boolean mustBeginAgain() {
    boolean isRight = ledger.folding().isRight();
    if (!isRight) {
      log.warn("A policy version came late, so that actions were counted by the one before it");
    }
    return !isRight;
  }

  /// To hold back more is right only while the policies are complete.
  @Override
  public boolean isFull() {
    return ledger.folding().isFull() && policies.age(clock.instant()).compareTo(CURRENT) > 0;
  }

  @Override
  public void save(Chunks chunks) {
    EvidenceDocuments.toChunks(state(), chunks);
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    restore(EvidenceDocuments.fromChunks(chunks));
  }

  @Override
  public Set<String> personalFields() {
    return EvidenceDocuments.PERSONAL_FIELDS;
  }

  Ledger.State state() {
    return ledger.folding().state();
  }

  void restore(Ledger.State state) {
    ledger.replace(Ledger.of(policies, ticks, state));
  }
}
