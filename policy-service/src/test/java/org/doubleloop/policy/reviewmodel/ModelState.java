package org.doubleloop.policy.reviewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.doubleloop.policy.reviewmodel.Suggestion.Status;
import org.jspecify.annotations.Nullable;

/// A policy and its two proposals.
///
/// @param versions from 1 on
public record ModelState(List<Version> versions, List<Suggestion> proposals) {

  /// @param proposal that it came from; -1 for the first version
  public record Version(Said said, int proposal, @Nullable Who acceptedBy) {}

  public ModelState {
    versions = List.copyOf(versions);
    proposals = List.copyOf(proposals);
  }

  public static ModelState begin(Said first, Said one, Who author, Said other) {
    return new ModelState(
        List.of(new Version(first, -1, null)),
        List.of(Suggestion.open(Who.REP, one), Suggestion.open(author, other)));
  }

  int newest() {
    return versions.size();
  }

  Said version(int number) {
    return versions.get(number - 1).said();
  }

  public Said newestSaid() {
    return version(newest());
  }

  Said.Terms terms() {
    return newestSaid().terms();
  }

  Suggestion proposal(int index) {
    return proposals.get(index);
  }

  ModelState with(int index, Suggestion proposal) {
    var all = new ArrayList<>(proposals);
    all.set(index, proposal);
    return new ModelState(versions, all);
  }

  ModelState with(Version version) {
    var all = new ArrayList<>(versions);
    all.add(version);
    return new ModelState(all, proposals);
  }

  ModelState each(UnaryOperator<Suggestion> change) {
    return new ModelState(versions, proposals.stream().map(change).toList());
  }

  /// The same for all states in which the same can happen from now on: two reviewers of whom no
  /// version says more of one than of the other are as one, and what is over does not count.
  public String key() {
    var key = key(UnaryOperator.identity());
    boolean areAlike =
        versions.stream().allMatch(v -> isAlike(v.said()))
            && proposals.stream().allMatch(p -> isAlike(p.said()));
    if (!areAlike) {
      return key;
    }
    var other = key(who -> who == Who.FIRST ? Who.SECOND : who == Who.SECOND ? Who.FIRST : who);
    return key.compareTo(other) <= 0 ? key : other;
  }

  private static boolean isAlike(Said said) {
    var named = said.terms().reviewers();
    return named.contains(Who.FIRST) == named.contains(Who.SECOND);
  }

  private String key(UnaryOperator<Who> name) {
    var key = new StringBuilder();
    append(key, newestSaid());
    for (var each : proposals) {
      key.append('|');
      if (!each.status().isUndecided() && each.status() != Status.ACCEPTING) {
        continue;
      }
      key.append(each.status()).append(each.base() == newest()).append(each.isOverdue());
      append(key, each.said());
      append(key, version(each.base()));
      var trial = each.trial();
      if (trial != null) {
        key.append("on trial").append(trial.base() == newest());
        append(key, trial.said());
        append(key, version(trial.base()));
      }
      key.append(each.reasons()).append(name.apply(each.editor()));
      each.verdicts().stream()
          .map(standing -> name.apply(standing.who()) + standing.verdict())
          .sorted()
          .forEach(key::append);
    }
    return key.toString();
  }

  private static void append(StringBuilder key, Said said) {
    key.append(said.hypothesis()).append(said.clause()).append(said.locked());
    key.append(said.terms().quorum());
    said.terms().reviewers().stream().sorted().forEach(key::append);
    key.append(' ');
  }
}
