package org.doubleloop.signal.join;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.signal.join.Join.Alternative;
import org.jspecify.annotations.Nullable;

/// Where an outcome belongs by rule.
///
/// @param actionKey the `_id` of its action; null where it belongs to none
/// @param itself its action as one of several, where it was chosen from them
/// @param until what must come to be known before it may be decided otherwise; null where nothing
///   can, but an action that is captured later
public record Verdict(
    Join join, @Nullable String actionKey, @Nullable Alternative itself, @Nullable Until until) {
  /// What must come to be known.
  public enum Until {
    /// Anything: it is looked at again and again.
    ANYTHING("n/"),
    MORE_POLICIES("p/");

    private final String prefix;

    Until(String prefix) {
      this.prefix = prefix;
    }

    /// What begins the mark of all that wait for it.
    public String prefix() {
      return prefix;
    }
  }

  /// By the latest action to its subject, else to its account.
  ///
  /// @param type of the outcome
  /// @param happened when it happened
  /// @param toSubject all actions to its subject that may be old enough, in any order
  /// @param toAccount likewise to its account
  public static Verdict latest(
      String type,
      Instant happened,
      Collection<Candidate> toSubject,
      Collection<Candidate> toAccount,
      Instant now) {
    boolean sure =
        Stream.concat(toSubject.stream(), toAccount.stream())
            .allMatch(each -> each.sure() || each.at().isAfter(happened));
    var until = sure ? null : Until.MORE_POLICIES;
    var bySubject = latestFirst(type, happened, toSubject);
    var found = bySubject.isEmpty() ? latestFirst(type, happened, toAccount) : bySubject;
    if (found.isEmpty()) {
      return new Verdict(join(JoinRule.NONE, null, found, now), null, null, until);
    }
    var latest = found.getFirst();
    if (found.size() > 1 && found.get(1).at().equals(latest.at())) {
      return new Verdict(join(JoinRule.AMBIGUOUS, null, found, now), null, null, until);
    }
    var rule = bySubject.isEmpty() ? JoinRule.LATEST_TO_ACCOUNT : JoinRule.LATEST_TO_SUBJECT;
    return new Verdict(
        join(rule, latest.id(), found.subList(1, found.size()), now),
        latest.key(),
        latest.alternative(),
        until);
  }

  /// Where what it corrects belongs, which is looked at again while that is nowhere.
  ///
  /// @param action the public id; null where it belongs to none
  public static Verdict asCorrected(
      @Nullable String action, @Nullable String actionKey, Instant now) {
    return new Verdict(
        join(JoinRule.AS_CORRECTED, action, List.of(), now),
        actionKey,
        null,
        actionKey == null ? Until.ANYTHING : null);
  }

  public boolean isNone() {
    return join.rule() == JoinRule.NONE;
  }

  /// The same until what it corrects is captured.
  public Verdict meanwhile() {
    return new Verdict(join, actionKey, itself, Until.ANYTHING);
  }

  /// Its action takes no more.
  public Verdict full() {
    var others = Stream.concat(Stream.ofNullable(itself), join.alternatives().stream()).toList();
    return new Verdict(new Join(JoinRule.FULL, null, join.at(), null, others), null, null, until);
  }

  private static Join join(
      JoinRule rule, @Nullable String action, List<Candidate> others, Instant now) {
    return new Join(rule, action, now, null, others.stream().map(Candidate::alternative).toList());
  }

  private static List<Candidate> latestFirst(
      String type, Instant happened, Collection<Candidate> actions) {
    return actions.stream()
        .filter(action -> action.takes(type, happened))
        .sorted(comparing(Candidate::at).reversed().thenComparing(Candidate::id))
        .toList();
  }
}
