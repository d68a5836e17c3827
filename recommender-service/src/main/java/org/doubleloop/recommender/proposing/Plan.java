package org.doubleloop.recommender.proposing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.past.PastProposal;
import org.doubleloop.recommender.past.PastProposal.Rejection;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Revision;
import org.jspecify.annotations.Nullable;

/// Which revisions are proposed now, and why others are not.
///
/// What was decided is remembered: a place, and those within it and around it, come back only once
/// there have been twice as many trials, and then answer the reason; but what was decided by
/// another metric says nothing of this one. What a reviewer has kept as it is, a rule say that
/// decides nothing, does not come back while it stays as it is. Hunches are at most three at a
/// time, so that each gets its look.
///
/// A proposal is named by what it is about and how often that was proposed before: whoever proposes
/// it again, another process or this one after it ended, finds it there.
///
/// @param proposed with the names that they are to have
public record Plan(List<Named> proposed, List<Withheld> withheld) {
  private static final int MOST_HUNCHES = 3;
  private static final int SHORT = 16;

  /// @param answers what it says of an earlier proposal; null where there was none
  public record Named(String id, Revision revision, @Nullable Answer answers) {}

  /// What has come since an earlier proposal was decided.
  ///
  /// @param rejection null where it was not rejected, but withdrawn or left to expire
  public record Answer(String proposal, @Nullable Rejection rejection, String sentence) {}

  /// @param why in words
  public record Withheld(Revision revision, String why) {}

  public Plan {
    proposed = List.copyOf(proposed);
    withheld = List.copyOf(withheld);
  }

  /// @param judged by which versions what comes of actions is judged as by the one in force
  static Plan of(
      PolicyKey key, List<Revision> revisions, List<PastProposal> past, IntPredicate judged) {
    var proposed = new ArrayList<Named>();
    var withheld = new ArrayList<Withheld>();
    long hunches = hunches(past);
    for (Revision revision : revisions) {
      boolean isHunch = revision.finding().tier() == Tier.HUNCH;
      var named = new Remembering(key, revision, past, judged);
      var why = named.against().or(() -> inTheWay(revision, proposed));
      if (why.isEmpty() && isHunch && hunches >= MOST_HUNCHES) {
        why = Optional.of("Three hunches are open: decide on one of them first.");
      }
      if (why.isPresent()) {
        withheld.add(new Withheld(revision, why.get()));
      } else {
        hunches += isHunch ? 1 : 0;
        proposed.add(new Named(named.id(), revision, named.answer().orElse(null)));
      }
    }
    return new Plan(proposed, withheld);
  }

  /// Whether a hunch more would be proposed.
  static boolean hasRoom(List<PastProposal> past) {
    return hunches(past) < MOST_HUNCHES;
  }

  private static long hunches(List<PastProposal> past) {
    return past.stream().filter(each -> each.open() && each.tier() == Tier.HUNCH).count();
  }

  /// Of places within each other one is proposed at a time.
  private static Optional<String> inTheWay(Revision revision, List<Named> proposed) {
    return isAtAPlace(revision)
        ? proposed.stream()
            .map(Named::revision)
            .filter(Plan::isAtAPlace)
            .filter(other -> areRelated(other.finding().place(), revision.finding().place()))
            .map(other -> "Another is proposed there: " + other.title() + ".")
            .findFirst()
        : Optional.empty();
  }

  private static boolean isAtAPlace(Revision revision) {
    return revision.finding().counts().size() > 1;
  }

  /// Whether one is the other, or its parent, or a child of it.
  private static boolean areRelated(Cell one, Cell other) {
    return Math.abs(one.traits().size() - other.traits().size()) <= 1
        && (one.traits().containsAll(other.traits()) || other.traits().containsAll(one.traits()));
  }

  /// A revision beside all that was proposed before.
  private record Remembering(
      PolicyKey key, Revision revision, List<PastProposal> past, IntPredicate judged) {

    /// How all proposals about it begin.
    String prefix() {
      return "found-" + Ids.hash(key.policy(), revision.about()).substring(0, SHORT) + "-";
    }

    Stream<PastProposal> same() {
      return past.stream().filter(each -> each.id().startsWith(prefix()));
    }

    Stream<PastProposal> related() {
      return past.stream()
          .filter(each ->
              each.id().startsWith(prefix())
                  || (isAtAPlace(revision)
                      && each.counts().size() > 1
                      && areRelated(each.place(), revision.finding().place())));
    }

    String id() {
      return prefix() + (same().count() + 1);
    }

    Optional<String> against() {
      return related()
          .filter(PastProposal::open)
          .map(each -> "Proposal %s about it is open.".formatted(each.id()))
          .findFirst()
          .or(() ->
              decided()
                  .filter(each -> !isAtAPlace(revision) || trials() < 2 * each.trials())
                  .map(this::remembered));
    }

    /// The one that was decided on the most trials.
    Optional<PastProposal> decided() {
      return related()
          .filter(each -> !each.open())
          .filter(each -> !isAtAPlace(revision) || judged.test(each.baseVersion()))
          .max(Comparator.comparingLong(PastProposal::trials).thenComparing(PastProposal::id));
    }

    private String remembered(PastProposal decided) {
      var said = decided.rejection();
      var why = said == null ? "was decided" : "was rejected (" + said.words() + ")";
      return isAtAPlace(revision)
          ? "Proposal %s %s on %,d trials; there are %,d now, and it comes back at %,d."
              .formatted(decided.id(), why, decided.trials(), trials(), 2 * decided.trials())
          : "Proposal %s %s.".formatted(decided.id(), why);
    }

    private long trials() {
      return revision.finding().trials();
    }

    Optional<Answer> answer() {
      return decided()
          .map(each ->
              new Answer(
                  each.id(),
                  each.rejection(),
                  "It was decided on %,d trials; there are %,d now. %s"
                      .formatted(each.trials(), trials(), revision.finding().sentence())));
    }
  }
}
