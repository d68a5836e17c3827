package org.doubleloop.recommender.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.rule.ContextFault;
import org.doubleloop.kit.rule.ContextKey;
import org.doubleloop.kit.rule.RuleTally;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.preview.Report.Example;
import org.doubleloop.recommender.preview.Report.Refusal;
import org.doubleloop.recommender.preview.Report.Told;
import org.doubleloop.recommender.preview.Side.Answer;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranked;
import org.doubleloop.recommender.suggestion.Suggestions.RecordedContext;

/// Asks two versions in the contexts of recorded suggestions, each context once however often it
/// was. One thread at a time may use it.
final class Comparison {
  private static final int MOST_EXAMPLES = 10;

  /// Characters that the contract leaves to a reason.
  private static final int LONGEST = 4_000;

  private static final int MOST_REFUSALS = 50;

  private final Side base;
  private final Side draft;
  private final Ranking ranking;

  /// Whether both judge by the same counts.
  private final boolean countAlike;

  /// By whether there is an account and [ContextKey], in the order in which they came.
  private final Map<String, Group> groups = new LinkedHashMap<>();

  /// Orders what a version leaves by what is counted.
  @FunctionalInterface
  interface Ranking {
    List<Ranked> rank(
        PolicyVersion version, List<Candidate> candidates, Map<String, Object> context);
  }

  private static final class Group {
    final RecordedContext newest;
    long times;

    Group(RecordedContext newest) {
      this.newest = newest;
    }
  }

  private record Refused(String attribute, ContextFault.Kind kind) {}

  Comparison(Side base, Side draft, Ranking ranking) {
    this.base = base;
    this.draft = draft;
    this.ranking = ranking;
    this.countAlike =
        base.version().metric().equals(draft.version().metric())
            && base.version().cells().equals(draft.version().cells());
  }

  /// Takes a suggestion into account; the newest come first.
  void add(RecordedContext recorded) {
    var place = (recorded.hasAccount() ? "+" : "-") + ContextKey.of(recorded.context());
    groups.computeIfAbsent(place, _ -> new Group(recorded)).times++;
  }

  /// @param isAll whether there were no other suggestions
  Report report(Instant from, Instant to, boolean isAll) {
    var counting = new Counting();
    for (Group group : groups.values()) {
      var context = group.newest.context();
      boolean hasAccount = group.newest.hasAccount();
      counting.count(group, base.ask(context, hasAccount), draft.ask(context, hasAccount));
    }
    return counting.report(from, to, isAll);
  }

  /// Whether the same options are left in the same order of the policy, judged by the same counts.
  private boolean isSame(Answer before, Answer after) {
    return countAlike
        && !before.isRefused()
        && !after.isRefused()
        && before.choice().left().equals(after.choice().left())
        && before.choice().left().stream()
            .allMatch(option -> before.choice().tier(option) == after.choice().tier(option));
  }

  private Told told(Side side, Answer answer, Map<String, Object> context) {
    if (answer.isRefused()) {
      var why =
          answer.faults().stream()
              .limit(MOST_EXAMPLES)
              .map(fault -> "`" + fault.attribute() + "` " + fault.message())
              .collect(Collectors.joining("; "));
      return new Told(null, List.of(), Characters.shorten(why, LONGEST));
    }
    var eligibility = Eligibility.of(answer.choice());
    var ranked =
        ranking.rank(side.version(), eligibility.candidates(), context).stream()
            .map(Ranked::option)
            .toList();
    return new Told(
        ranked.isEmpty() ? null : ranked.getFirst(), ranked, eligibility.nothing().orElse(null));
  }

  /// Only what is declared by its values, or is a number that conditions read: anything else may be
  /// about one person alone.
  private Map<String, Object> shown(Map<String, Object> context) {
    var read = new HashSet<>(base.rules().reads());
    read.addAll(draft.rules().reads());
    var names =
        Stream.of(base, draft)
            .flatMap(side -> side.version().attributes().stream())
            .filter(attribute -> isShown(attribute, read))
            .map(Attribute::name)
            .collect(Collectors.toSet());
    var shown = new TreeMap<>(context);
    shown.keySet().retainAll(names);
    return shown;
  }

  private static boolean isShown(Attribute attribute, Set<String> read) {
    return attribute.formsCells()
        || (attribute.type() == AttributeType.NUMBER && read.contains(attribute.name()));
  }

  private final class Counting {
    private final RuleTally<Rule> tally = new RuleTally<>(draft.rules());
    private final Map<Refused, Long> refusals = new HashMap<>();
    private final List<Example> examples = new ArrayList<>();
    private long looked;
    private long changed;
    private long otherOption;
    private long refused;
    private long refusedBefore;
    private long withoutOption;
    private long withoutOptionBefore;

    void count(Group group, Answer before, Answer after) {
      looked += group.times;
      refusedBefore += before.isRefused() ? group.times : 0;
      withoutOptionBefore += before.isEmpty() ? group.times : 0;
      withoutOption += after.isEmpty() ? group.times : 0;
      if (!after.isRefused()) {
        tally.add(after.holding(), group.times);
      } else if (!before.isRefused()) {
        refused += group.times;
        after
            .faults()
            .forEach(fault ->
                refusals.merge(
                    new Refused(fault.attribute(), fault.kind()), group.times, Long::sum));
      }
      if (!isSame(before, after)) {
        compare(group, before, after);
      }
    }

    private void compare(Group group, Answer before, Answer after) {
      var context = group.newest.context();
      var was = told(base, before, context);
      var is = told(draft, after, context);
      boolean isOther = !Objects.equals(was.option(), is.option());
      if (isOther || !Set.copyOf(was.eligible()).equals(Set.copyOf(is.eligible()))) {
        changed += group.times;
        otherOption += isOther && is.option() != null ? group.times : 0;
        keep(new Example(group.newest, shown(context), group.times, was, is));
      }
    }

    /// The most frequent; of those alike the newest.
    private void keep(Example example) {
      examples.add(example);
      if (examples.size() > 10 * MOST_EXAMPLES) {
        shorten();
      }
    }

    private void shorten() {
      examples.sort(Comparator.comparingLong(Example::times).reversed());
      examples.subList(Math.min(MOST_EXAMPLES, examples.size()), examples.size()).clear();
    }

    Report report(Instant from, Instant to, boolean isAll) {
      shorten();
      return new Report(
          base.version().key(),
          base.version().version(),
          from,
          to,
          isAll,
          looked,
          changed,
          otherOption,
          refused,
          refusedBefore,
          refusals.entrySet().stream()
              .map(each ->
                  new Refusal(each.getKey().attribute(), each.getKey().kind(), each.getValue()))
              .sorted(
                  Comparator.comparingLong(Refusal::callers)
                      .reversed()
                      .thenComparing(Refusal::attribute))
              .limit(MOST_REFUSALS)
              .toList(),
          withoutOption,
          withoutOptionBefore,
          tally.counts(),
          examples);
    }
  }
}
