package org.doubleloop.signal.joiner;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.connector.Connections;
import org.doubleloop.signal.join.Candidate;
import org.doubleloop.signal.join.Verdict;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.seeking.Move;
import org.doubleloop.signal.seeking.Room;
import org.doubleloop.signal.seeking.SeekingOutcomes;
import org.doubleloop.signal.seeking.Standing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Decides where outcomes belong. Any number of processes may do so at once, and any of them may
/// end at any point: each decision is one change of one document, made only where that is as it was
/// read, and holds the marks of all that follows from it.
@Component
final class Joiner {
  private static final Logger log = LoggerFactory.getLogger(Joiner.class);
  private static final int AT_ONCE = 500;

  private final SeekingOutcomes outcomes;
  private final Candidates candidates;
  private final Room room;
  private final Connections connections;
  private final InstantSource clock;

  Joiner(
      SeekingOutcomes outcomes,
      Candidates candidates,
      Room room,
      Connections connections,
      InstantSource clock) {
    this.outcomes = outcomes;
    this.candidates = candidates;
    this.room = room;
    this.connections = connections;
    this.clock = clock;
  }

  /// Decides where these outcomes (by `_id`) belong, and all that correct them, and states what
  /// follows from it.
  void join(Collection<String> outcomeIds) {
    var all = new LinkedHashSet<String>();
    List<String> next = List.copyOf(outcomeIds);
    for (int round = 0; !next.isEmpty(); round++) {
      if (round > all.size()) { // no chain is longer than what is in it
        log.warn("{} outcomes correct each other in a circle", next.size());
        break;
      }
      all.addAll(next);
      next = outcomes.following(decide(next, round == 0));
    }
    // only then, for a mark of what has moved is also one of what corrects it
    parts(all).forEach(this::state);
  }

  /// Likewise these, which have just been captured, and those that correct them and came before.
  void joinWithCorrections(Collection<String> outcomeIds) {
    var all = new LinkedHashSet<>(outcomeIds);
    all.addAll(outcomes.following(outcomeIds));
    join(all);
  }

  /// Likewise only those that correct these.
  void joinThoseThatCorrect(Collection<String> outcomeIds) {
    join(outcomes.following(outcomeIds));
  }

  /// States what follows from where outcomes belong now, where it is not stated yet.
  private void state(List<String> outcomeIds) {
    var standing = outcomes.read(outcomeIds);
    var moved = standing.stream().filter(each -> !each.left().isEmpty()).toList();
    if (!moved.isEmpty()) {
      connections.restate(moved.stream().flatMap(each -> each.left().stream()).distinct().toList());
      outcomes.stated(moved);
    }
    connections.connect(
        standing.stream()
            .filter(Standing::awaits)
            .map(Standing::actionKey)
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  /// @param alsoMarked whether those are answered too that somebody else has moved
  /// @return those that belong elsewhere now
  private Set<String> decide(List<String> outcomeIds, boolean alsoMarked) {
    var moved = new LinkedHashSet<String>();
    for (var part : parts(outcomeIds)) {
      boolean written = false;
      while (!written) {
        var standing = outcomes.read(part);
        standing.stream()
            .filter(each -> alsoMarked && !each.left().isEmpty())
            .map(Standing::id)
            .forEach(moved::add);
        var moves = moves(standing.stream().filter(Standing::isRuled).toList());
        written = outcomes.write(moves);
        moves.stream()
            .filter(Move::changesAction)
            .map(move -> move.from().id())
            .forEach(moved::add);
      }
    }
    return moved;
  }

  private List<Move> moves(List<Standing> standing) {
    var now = clock.instant();
    var verdicts = new HashMap<Standing, Verdict>();
    standing.stream()
        .collect(groupingBy(each -> each.outcome().header().organization()))
        .forEach((organization, ofIt) -> verdicts.putAll(latest(organization, ofIt, now)));
    verdicts.putAll(asCorrected(verdicts, now));
    return room.kept(verdicts).entrySet().stream()
        .flatMap(each -> Move.byRule(each.getKey(), each.getValue()).stream())
        .toList();
  }

  private Map<Standing, Verdict> latest(String organization, List<Standing> standing, Instant now) {
    var toSubjects = actions(organization, UnitKind.SUBJECT, standing, Outcome::subject);
    var verdicts = new HashMap<Standing, Verdict>();
    var left = new ArrayList<Standing>();
    for (var each : standing) {
      var verdict = verdict(each, toSubjects, Map.of(), now);
      verdicts.put(each, verdict);
      if (verdict.isNone() && each.outcome().account() != null) {
        left.add(each);
      }
    }
    var toAccounts = actions(organization, UnitKind.ACCOUNT, left, Outcome::account);
    left.forEach(each -> verdicts.put(each, verdict(each, toSubjects, toAccounts, now)));
    return verdicts;
  }

  private Map<String, List<Candidate>> actions(
      String organization,
      UnitKind kind,
      List<Standing> standing,
      Function<Outcome, @Nullable String> name) {
    var named = standing.stream().map(Standing::outcome).filter(each -> name.apply(each) != null);
    var byName = named.collect(toMap(name, Outcome::at, (a, b) -> a.isBefore(b) ? a : b));
    return byName.isEmpty()
        ? Map.of()
        : candidates.of(
            organization,
            kind,
            byName.keySet(),
            byName.values().stream().min(Instant::compareTo).orElseThrow());
  }

  private static Verdict verdict(
      Standing standing,
      Map<String, List<Candidate>> toSubjects,
      Map<String, List<Candidate>> toAccounts,
      Instant now) {
    var outcome = standing.outcome();
    return Verdict.latest(
        outcome.type(),
        outcome.at(),
        of(toSubjects, outcome.subject()),
        of(toAccounts, outcome.account()),
        now);
  }

  private static List<Candidate> of(Map<String, List<Candidate>> actions, @Nullable String name) {
    return name == null ? List.of() : actions.getOrDefault(name, List.of());
  }

  private Map<Standing, Verdict> asCorrected(Map<Standing, Verdict> byLatest, Instant now) {
    var targets =
        byLatest.keySet().stream()
            .map(Standing::follows)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (targets.isEmpty()) {
      return Map.of();
    }
    var corrected =
        outcomes.read(targets).stream().collect(toMap(Standing::id, Function.identity()));
    var verdicts = new HashMap<Standing, Verdict>();
    byLatest.forEach((each, latest) -> {
      if (each.follows() != null) {
        var target = corrected.get(each.follows());
        verdicts.put(
            each,
            target == null
                ? latest.meanwhile()
                : Verdict.asCorrected(target.outcome().belongsTo(), target.actionKey(), now));
      }
    });
    return verdicts;
  }

  private static List<List<String>> parts(Collection<String> ids) {
    var all = List.copyOf(ids);
    var parts = new ArrayList<List<String>>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
    }
    return parts;
  }
}
