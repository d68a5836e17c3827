package org.doubleloop.recommender.ruledraft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Level;
import org.doubleloop.recommender.ranking.Level.Scope;
import org.doubleloop.recommender.ruledraft.Note.Code;
import org.doubleloop.recommender.ruledraft.Precedent.Source;
import org.doubleloop.recommender.suggestion.SuggestionProblem;
import org.springframework.stereotype.Component;

/// Makes a rule from a precedent, against the newest version of its policy.
@Component
final class RuleDrafts {
  private final Policies policies;
  private final Memory memory;
  private final Conditions conditions;

  RuleDrafts(Policies policies, Memory memory, Conditions conditions) {
    this.policies = policies;
    this.memory = memory;
    this.conditions = conditions;
  }

  /// @param attributes those that the condition is to be made of; none: chosen here
  /// @throws ServiceException when no rule can be made of it
  RuleDraft of(Precedent precedent, List<String> attributes, Instant now) {
    var base = newest(precedent);
    var option =
        base.option(precedent.option())
            .orElseThrow(() ->
                Precedents.none(
                    precedent.source(),
                    "is of option %s, which version %d does not have any more"
                        .formatted(precedent.option(), base.version())));
    var where = where(base, precedent, attributes);
    var place = RulePlace.of(base, option, precedent, where, conditions);
    var contrast = where.cell().map(cell -> contrast(base, option, cell));
    return new RuleDraft(
        base,
        place.id(),
        option,
        precedent,
        where,
        place.before(),
        contrast.orElse(null),
        notes(base, precedent, where, place, contrast, now));
  }

  private PolicyVersion newest(Precedent precedent) {
    var key = precedent.key();
    policies
        .archived(key)
        .ifPresent(archival -> {
          throw SuggestionProblem.archived(key, archival);
        });
    return newest(key)
        .orElseThrow(() ->
            Precedents.none(
                precedent.source(),
                "is of policy %s, of which nothing is known".formatted(key.policy())));
  }

  private Optional<PolicyVersion> newest(PolicyKey key) {
    return Optional.ofNullable(policies.known(key).lastEntry())
        .flatMap(entry -> policies.version(key, entry.getKey()));
  }

  private Where where(PolicyVersion base, Precedent precedent, List<String> attributes) {
    return attributes.isEmpty()
        ? Where.chosen(base, precedent.context(), strongest(base, precedent))
        : Where.named(base, precedent.context(), attributes);
  }

  /// The one or two values with which what was counted raises the option most, by the steps of its
  /// score; where any do.
  private Optional<Cell> strongest(PolicyVersion base, Precedent precedent) {
    var candidates = base.optionIds().stream().map(id -> new Candidate(id, 1)).toList();
    double sign = base.metric().direction() == Direction.INCREASE ? 1 : -1;
    return memory.rank(base, candidates, precedent.context()).stream()
        .filter(ranked -> ranked.option().equals(precedent.option()))
        .flatMap(ranked -> ranked.levels().stream())
        .filter(level -> level.scope() == Scope.OPTION && !level.cell().equals(Cell.EVERYWHERE))
        .filter(level -> sign * level.effect() > 0)
        .max(Comparator.comparingDouble(level -> sign * level.effect()))
        .map(Level::cell);
  }

  private Contrast contrast(PolicyVersion base, Option option, Cell cell) {
    Map<String, Trials> counted = memory.trials(base, cell);
    var others =
        counted.entrySet().stream()
            .filter(each -> !each.getKey().equals(option.id()))
            .map(Map.Entry::getValue)
            .reduce(Trials.NONE, Trials::plus);
    return new Contrast(
        counted.getOrDefault(option.id(), Trials.NONE), others, base.metric().direction());
  }

  private static List<Note> notes(
      PolicyVersion base,
      Precedent precedent,
      Where where,
      RulePlace place,
      Optional<Contrast> contrast,
      Instant now) {
    var notes = new ArrayList<Note>();
    if (precedent.source() == Source.EDIT) {
      notes.add(
          Note.of(
              Code.PATTERN,
              "This is a rule for the option of the edit's action. What many edits have in common"
                  + " becomes guidance as a pattern; one edit is none"));
    }
    var version = precedent.version();
    if (version != null && version != base.version()) {
      notes.add(
          Note.of(
              Code.OTHER_VERSION,
              "Version %d was followed; the newest, to which the rule is added, is %d"
                  .formatted(version, base.version())));
    }
    if (base.effectiveFrom().isAfter(now)) {
      notes.add(
          Note.of(
              Code.NOT_YET_IN_FORCE,
              "Version %d, to which the rule is added, is not in force yet"
                  .formatted(base.version())));
    }
    if (precedent.contextOfSuggestion()) {
      notes.add(
          Note.of(
              Code.CONTEXT_OF_SUGGESTION,
              "The action has no context; this is that of the suggestion that it names"));
    }
    if (where.equal().isEmpty()) {
      notes.add(
          Note.of(
              Code.EVERYWHERE,
              "Nothing of the context divides what is counted: it holds everywhere"));
    }
    notes.addAll(where.leftOut(base, precedent.context()));
    notes.addAll(place.notes());
    if (where.by() == Where.By.COUNTS) {
      notes.add(
          Note.of(
              Code.CHOSEN_BY_COUNTS,
              "Of all that the context has, what was counted speaks most for the option there; what"
                  + " is chosen for that is likely to turn out smaller"));
    }
    contrast.ifPresentOrElse(
        each -> notes.addAll(each.notes()),
        () ->
            notes.add(
                Note.of(
                    Code.NOT_COUNTED,
                    "What came of actions is counted by at most two attributes, each a boolean or"
                        + " with declared values")));
    return notes;
  }
}
