package org.doubleloop.recommender.trial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.assigned.Seen;
import org.doubleloop.recommender.experiment.Ended;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.experiment.Experiment;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.given.Tried;
import org.doubleloop.recommender.past.PastProposals;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;

/// Looks at experiments whenever time has passed for their organization, and tells the
/// policy-service of those that are over, and what came of those that somebody else has ended. All
/// processes do; the first look at a moment stands, and the first that shows an ending is the one
/// that is told, again until it is heard. One that is not heard is in the way of no other.
public final class TrialWatch implements Loop.Step {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /// What an experiment that tries no hunch is to find.
  private static final double SOUGHT = 0.1;

  private static final double LEAST_SOUGHT = 0.01;

  private final Experiments experiments;
  private final Assigned assigned;
  private final Policies policies;
  private final PastProposals past;
  private final TrialLooks looks;
  private final Teller teller;
  private final BooleanSupplier ready;
  private final Clock clock;
  private final Map<String, Long> lookedAt = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  /// Tells the policy-service how an experiment has ended.
  @FunctionalInterface
  public interface Teller {
    /// Also where it was refused, as it would be again.
    ///
    /// @throws RuntimeException where it was not heard, and is to be told again
    void tell(TrialLook ending);
  }

  /// @param ready whether all is known by which looks are made
  public TrialWatch(
      Experiments experiments,
      Assigned assigned,
      Policies policies,
      PastProposals past,
      TrialLooks looks,
      Teller teller,
      BooleanSupplier ready,
      Clock clock) {
    this.experiments = experiments;
    this.assigned = assigned;
    this.policies = policies;
    this.past = past;
    this.looks = looks;
    this.teller = teller;
    this.ready = ready;
    this.clock = clock;
  }

  @Override
  public void take() throws InterruptedException {
    Thread.sleep(PAUSE);
    if (ready.getAsBoolean()) {
      var failures = new ArrayList<RuntimeException>();
      experiments.all().forEach(each -> attempt(() -> look(each), failures));
      experiments.ended().stream()
          .filter(each -> !each.ending().because().isCounted() && !each.known())
          .filter(each -> !told.contains(name(each.key(), each.id(), each.ending())))
          .forEach(each -> attempt(() -> tellWhatCame(each), failures));
      if (!failures.isEmpty()) {
        throw failures.getFirst();
      }
    }
  }

  private static void attempt(Runnable step, List<RuntimeException> failures) {
    try {
      step.run();
    } catch (RuntimeException e) {
      failures.add(e); // thrown once all others have had their turn
    }
  }

  private void look(Experiment experiment) {
    var organization = experiment.key().organization();
    var ended = looks.ending(organization, experiment.id());
    if (ended.isPresent()) {
      tell(ended.get());
      return;
    }
    var seen = assigned.of(experiment.key());
    var name = organization + "/" + experiment.id();
    if (seen.passed() != Ticks.NEVER && !Long.valueOf(seen.passed()).equals(lookedAt.get(name))) {
      policies
          .version(experiment.key(), experiment.baseVersion())
          .map(version -> new Judge(version, sought(experiment)))
          .ifPresent(judge -> record(experiment, judge, seen));
      lookedAt.put(name, seen.passed());
    }
  }

  /// What came until then of one that was ended before it had shown anything.
  private void tellWhatCame(Ended ended) {
    looks
        .ending(ended.key().organization(), ended.id())
        .or(() -> read(ended))
        .map(look -> look.endedBy(ended.ending()))
        .ifPresent(this::tell);
  }

  private Optional<TrialLook> read(Ended ended) {
    var seen = assigned.of(ended.key());
    return seen.passed() == Ticks.NEVER
        ? Optional.empty()
        : policies
            .version(ended.key(), ended.baseVersion())
            .map(version ->
                looks.record(
                    new TrialLook(
                        ended.key(),
                        ended.id(),
                        Instant.ofEpochSecond(seen.passed()),
                        new Judge(version, SOUGHT).read(tried(seen, ended.id())),
                        ended.ending(),
                        clock.instant())));
  }

  private void tell(TrialLook look) {
    var name = name(look.key(), look.experiment(), look.ending());
    if (!told.contains(name)) {
      teller.tell(look);
      told.add(name);
    }
  }

  private static String name(PolicyKey key, String experiment, @Nullable Ending ending) {
    return "%s/%s/%s".formatted(key.organization(), experiment, ending);
  }

  private static Tried tried(Seen seen, String experiment) {
    return seen.trials().getOrDefault(experiment, new Tried());
  }

  private void record(Experiment experiment, Judge judge, Seen seen) {
    var tried = tried(seen, experiment.id());
    var moment = Instant.ofEpochSecond(seen.passed());
    var reading = judge.read(tried);
    boolean isLastDayOver = !moment.isBefore(experiment.until());
    var ending = judge.ending(reading, tried, isLastDayOver);
    if (ending.isPresent() || hasNews(experiment, reading)) {
      looks.record(
          new TrialLook(
              experiment.key(),
              experiment.id(),
              moment,
              reading,
              ending.orElse(null),
              clock.instant()));
    }
  }

  private boolean hasNews(Experiment experiment, Reading reading) {
    List<TrialLook> before = looks.of(experiment.key().organization(), experiment.id());
    return before.isEmpty() || !before.getLast().reading().equals(reading);
  }

  /// What the proposal that is tried has shown.
  private double sought(Experiment experiment) {
    var proposal = experiment.proposal();
    double found =
        proposal == null
            ? SOUGHT
            : past.find(experiment.key(), proposal)
                .map(each -> Math.abs(each.difference()))
                .orElse(SOUGHT);
    return Math.max(LEAST_SOUGHT, found);
  }
}
