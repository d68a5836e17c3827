package org.doubleloop.signal.seeking;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.signal.join.Verdict;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.outcome.OutcomeType;
import org.doubleloop.signal.seeking.SeekingOutcomes.Held;
import org.springframework.stereotype.Component;

/// How much room actions have for outcomes that join them: as much as for those that name them and
/// say something new. What different processes decide at the same moment may go past it.
@Component
public final class Room {
  private static final Held NOTHING = new Held(0, 0);

  private final SeekingOutcomes outcomes;
  private final OutcomeType type;

  public Room(SeekingOutcomes outcomes, OutcomeType type) {
    this.outcomes = outcomes;
    this.type = type;
  }

  /// Whether an action (by `_id`) takes this outcome.
  public boolean isIn(String actionKey, Outcome outcome) {
    var held = outcomes.held(List.of(actionKey)).getOrDefault(actionKey, NOTHING);
    return takes(actionKey, held, outcome);
  }

  /// The verdicts, but where outcomes would join an action that takes no more, that it is full.
  /// Those captured first have the room.
  public Map<Standing, Verdict> kept(Map<Standing, Verdict> verdicts) {
    var joining = new LinkedHashMap<Standing, String>();
    verdicts.forEach((standing, verdict) -> {
      var key = verdict.actionKey();
      if (key != null && !key.equals(standing.actionKey())) {
        joining.put(standing, key);
      }
    });
    var held = new HashMap<>(outcomes.held(joining.values().stream().distinct().toList()));
    var kept = new HashMap<>(verdicts);
    joining.keySet().stream()
        .sorted(
            Comparator.comparing((Standing each) -> each.outcome().header().recordedAt())
                .thenComparing(Standing::id))
        .forEach(standing -> {
          var key = Objects.requireNonNull(joining.get(standing));
          if (takes(key, held.getOrDefault(key, NOTHING), standing.outcome())) {
            held.merge(key, new Held(1, standing.bytes()), Held::plus);
          } else {
            kept.computeIfPresent(standing, (_, verdict) -> verdict.full());
          }
        });
    return kept;
  }

  private boolean takes(String actionKey, Held held, Outcome outcome) {
    return isLess(held, 1)
        || (isLess(held, 1 + type.reserve()) && !outcomes.hasLike(actionKey, outcome));
  }

  private boolean isLess(Held held, double rooms) {
    return held.number() < type.mostPerAction() * rooms
        && held.bytes() < type.mostBytesPerAction() * rooms;
  }
}
