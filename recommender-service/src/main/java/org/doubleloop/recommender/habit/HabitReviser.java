package org.doubleloop.recommender.habit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.revision.Conditions;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.revision.Step.NewGuidance;

/// Says to whoever drafts what people change again and again. It is a hunch: that people prefer
/// something says nothing of what it leads to.
public final class HabitReviser {
  private static final int LONGEST_ID = 100;

  private HabitReviser() {}

  /// @param habits the most telling first
  public static Stream<Revision> revise(PolicyVersion version, List<Habit> habits) {
    return habits.stream()
        .filter(habit -> version.guidance().stream().noneMatch(each -> says(each, habit)))
        .map(habit -> revision(version, habit));
  }

  private static boolean says(Guidance clause, Habit habit) {
    var phrases = habit.isRemoval() ? clause.marks().without() : clause.marks().with();
    return phrases.stream()
        .anyMatch(said -> habit.phrases().stream().anyMatch(said::equalsIgnoreCase));
  }

  private static Revision revision(PolicyVersion version, Habit habit) {
    var edits = habit.edits();
    var first = habit.phrases().getFirst();
    var does = habit.isRemoval() ? "Leave out" : "Write";
    var done = habit.isRemoval() ? "removed" : "added";
    var text =
        "%s %s: %s in %,d of %,d drafts%s by %,d people."
            .formatted(
                does,
                habit.quoted(),
                done,
                edits.changed(),
                edits.drafts(),
                habit.lately(),
                edits.people());
    var sentence =
        "%s, people %s %s in %,d of %,d drafts%s, %,d people in all; of %,d drafts that were not used to find it: %,d."
            .formatted(
                upper(Conditions.words(habit.place())),
                habit.isRemoval() ? "removed" : "added",
                habit.quoted(),
                edits.changed(),
                edits.drafts(),
                habit.lately(),
                edits.people(),
                edits.checked(),
                edits.heldIn());
    return new Revision(
        "edit:%s:%s:%s".formatted(done, habit.place(), first.toLowerCase(Locale.ROOT)),
        "%s %s %s".formatted(does, habit.quoted(), Conditions.words(habit.place())),
        sentence + " Whether it leads to more is not known from that." + called(habit),
        List.of(
            new Step.AddGuidance(
                new NewGuidance(
                    id(version, does + " " + first),
                    habit.place().equals(Cell.EVERYWHERE)
                        ? null
                        : Conditions.of(habit.place(), version),
                    text,
                    habit.isRemoval()
                        ? new Marks(habit.phrases(), List.of())
                        : new Marks(List.of(), habit.phrases()),
                    1))),
        new Finding(
            Tier.HUNCH,
            Basis.OBSERVATIONAL,
            habit.place(),
            version.effectiveFrom(),
            sentence,
            List.of(),
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            edits),
        habit.signals(),
        null);
  }

  private static String called(Habit habit) {
    return habit.name() == null ? "" : " A language model calls it “%s”.".formatted(habit.name());
  }

  /// One that the policy does not have.
  private static String id(PolicyVersion version, String says) {
    var slug = says.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-+$", "");
    var shortened = slug.substring(0, Math.min(LONGEST_ID, slug.length()));
    var ids = version.guidance().stream().map(Guidance::id).toList();
    return Stream.iterate(1, n -> n + 1)
        .map(n -> n == 1 ? shortened : shortened + "-" + n)
        .filter(id -> !ids.contains(id))
        .findFirst()
        .orElseThrow();
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
