package org.doubleloop.recommender.reviser;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;

/// Waits longer for what the metric counts, where much of it comes too late to count: for as long
/// as nearly all of it takes, where that is known.
final class WindowReviser implements Reviser {
  private static final long MANY = 50;
  private static final double LARGE = 0.2;

  @Override
  public List<Revision> revise(Situation situation) {
    var arrivals = situation.arrivals();
    boolean isMuchLate =
        arrivals.outcomes() >= MANY && arrivals.late() >= LARGE * arrivals.outcomes();
    return Optional.ofNullable(arrivals.nearlyAll())
        .filter(_ -> isMuchLate)
        .filter(each -> each.compareTo(situation.version().metric().window().length()) > 0)
        .map(window -> revision(situation, window))
        .stream()
        .toList();
  }

  private static Revision revision(Situation situation, Duration window) {
    var arrivals = situation.arrivals();
    var metric = situation.version().metric();
    var sentence =
        "Of %,d outcomes %s that came in the last seven days, %,d came more than %s after their actions, and count for nothing; 95 of 100 came within %s."
            .formatted(
                arrivals.outcomes(),
                metric.outcome(),
                arrivals.late(),
                words(metric.window().length()),
                words(window));
    return new Revision(
        "window:" + window,
        "Wait %s for %s".formatted(words(window), metric.outcome()),
        sentence
            + " With a longer window it is counted anew, and it takes longer until it is known"
            + " what came of an action.",
        List.of(new Step.Wait(window)),
        Rent.finding(situation.use(), sentence, List.of()));
  }

  private static String words(Duration length) {
    long days = length.toDays();
    return !length.equals(Duration.ofDays(days))
        ? "%,d hours".formatted(length.toHours())
        : days == 1 ? "a day" : "%,d days".formatted(days);
  }
}
