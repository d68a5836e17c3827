package org.doubleloop.bench.trials;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.recommender.evalue.OnlineEbh;
import org.doubleloop.recommender.evalue.Stratum;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.hunch.Assigned;
import org.doubleloop.recommender.hunch.Assigned.Chance;
import org.doubleloop.recommender.hunch.Contrast;
import org.doubleloop.recommender.hunch.Hunches;
import org.doubleloop.recommender.hunch.Nominations;

/// What is kept of closed units, and what is said at looks: a sample to nominate from, and totals
/// of what was nominated, of units assigned after that.
public final class Book {
  private static final int SAMPLE = 20_000;

  private final List<Assigned> sample = new ArrayList<>();
  private final Map<Contrast, Map<Chance, long[]>> nominated = new LinkedHashMap<>();
  private final Set<Contrast> held = new HashSet<>();
  private long closed;

  /// Takes a unit whose window has closed; it was assigned after the last look.
  public void close(Assigned unit) {
    closed++;
    if (sample.size() < SAMPLE) {
      sample.add(unit);
    } else {
      // Any 20,000 will do in worlds that do not change; these are spread evenly over time.
      int place = (int) Math.floorMod((closed * 0x9e3779b97f4a7c15L) >>> 1, closed);
      if (place < SAMPLE) {
        sample.set(place, unit);
      }
    }
    nominated.forEach((contrast, totals) -> count(contrast, totals, unit));
  }

  private static void count(Contrast contrast, Map<Chance, long[]> totals, Assigned unit) {
    boolean better = unit.option().equals(contrast.better());
    if ((better || unit.option().equals(contrast.than()))
        && unit.chance().share(contrast.than(), contrast.better()) != null
        && unit.traits().containsAll(contrast.place().traits())) {
      int success = unit.worth() > 0 ? 1 : 0;
      totals.computeIfAbsent(unit.chance(), none -> new long[4])[(better ? 2 : 0) + success]++;
    }
  }

  /// Looks, and says what holds for the first time.
  public List<Contrast> look() {
    List<OnlineEbh.Nominee> nominees = new ArrayList<>();
    List<Contrast> contrasts = List.copyOf(nominated.keySet());
    for (int i = 0; i < contrasts.size(); i++) {
      nominees.add(new OnlineEbh.Nominee(i + 1, Superiority.logE(strata(contrasts.get(i)))));
    }
    List<Contrast> now = new ArrayList<>();
    for (int number : OnlineEbh.holding(nominees)) {
      Contrast contrast = contrasts.get(number - 1);
      if (held.add(contrast)) {
        now.add(contrast);
      }
    }
    if (Nominations.hasRoom(nominated.size(), closed)) {
      Nominations.next(Hunches.ranked(sample), nominated.keySet(), closed)
          .ifPresent(contrast -> nominated.put(contrast, new HashMap<>()));
    }
    return now;
  }

  public List<Stratum> strata(Contrast contrast) {
    List<Stratum> strata = new ArrayList<>();
    nominated
        .getOrDefault(contrast, Map.of())
        .forEach((chance, totals) -> {
          Double share = chance.share(contrast.than(), contrast.better());
          if (share != null) {
            strata.add(new Stratum(share, totals[0], totals[1], totals[2], totals[3]));
          }
        });
    return strata;
  }

  /// All that has held at a look.
  public Collection<Contrast> held() {
    return Set.copyOf(held);
  }

  public List<Contrast> nominated() {
    return List.copyOf(nominated.keySet());
  }

  public List<Assigned> sample() {
    return List.copyOf(sample);
  }

  public long closed() {
    return closed;
  }
}
