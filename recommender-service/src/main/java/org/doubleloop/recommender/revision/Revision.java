package org.doubleloop.recommender.revision;

import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.phrase.Wording;
import org.doubleloop.recommender.revision.Step.NewGuidance;
import org.jspecify.annotations.Nullable;

/// A change of a policy that is worth to be proposed.
///
/// @param about what it is about, the same whenever it is found: what was said of a proposal is
///   remembered by this
/// @param rationale in words
/// @param signals the ids of some of those that it rests on; may be none
/// @param remark what a language model says of it; null: nothing
public record Revision(
    String about,
    String title,
    String rationale,
    List<Step> steps,
    Finding finding,
    List<String> signals,
    @Nullable Remark remark) {
  /// One that rests on counts alone.
  public Revision(String about, String title, String rationale, List<Step> steps, Finding finding) {
    this(about, title, rationale, steps, finding, List.of(), null);
  }

  public Revision {
    steps = List.copyOf(steps);
    signals = List.copyOf(signals);
  }

  /// The same, of which a model says something.
  public Revision with(Remark said) {
    return new Revision(about, title, rationale, steps, finding, signals, said);
  }

  /// Whether another asks for the same, be it in other words: it is about the same, or adds
  /// guidance for the same place by a phrase that says, or is said by, one of this.
  public boolean isLike(Revision other) {
    return about.equals(other.about)
        || steps.stream()
            .anyMatch(step ->
                step instanceof Step.AddGuidance(var mine)
                    && other.steps.stream()
                        .anyMatch(each ->
                            each instanceof Step.AddGuidance(var theirs) && areLike(mine, theirs)));
  }

  private static boolean areLike(NewGuidance one, NewGuidance other) {
    return Objects.equals(one.when(), other.when())
        && (areLike(one.marks().without(), other.marks().without())
            || areLike(one.marks().with(), other.marks().with()));
  }

  private static boolean areLike(List<String> some, List<String> others) {
    return some.stream()
        .map(Wording::of)
        .anyMatch(one ->
            others.stream().map(Wording::of).anyMatch(other -> one.says(other) || other.says(one)));
  }
}
