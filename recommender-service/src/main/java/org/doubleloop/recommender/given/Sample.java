package org.doubleloop.recommender.given;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Those closed units whose [place][Given#place] is smallest, so many and no more: an even sample
/// of all that were ever added, whatever came of them, free of the order in which they were, and
/// two samples of different units can be added up (a *bottom-k sketch*: Cohen and Kaplan,
/// "Summarizing data using bottom-k sketches", PODC 2007).
///
/// Who is in it can leave it again, so that no test is made of it that is looked at repeatedly.
public final class Sample {
  /// About 6 MB.
  public static final int MOST = 20_000;

  private static final Comparator<Key> ORDER =
      Comparator.comparingLong(Key::place).thenComparing(Key::unit).thenComparingInt(Key::episode);

  private final int most;
  private final NavigableMap<Key, Closed> kept = new TreeMap<>(ORDER);

  private record Key(long place, String unit, int episode) {}

  public Sample() {
    this(MOST);
  }

  Sample(int most) {
    this.most = most;
  }

  public void add(Closed closed) {
    var given = closed.given();
    kept.put(new Key(given.place(), given.unit(), given.episode()), closed);
    if (kept.size() > most) {
      kept.pollLastEntry();
    }
  }

  public void addAll(Collection<Closed> others) {
    others.forEach(this::add);
  }

  /// Those that are kept, by place.
  public Collection<Closed> units() {
    return Collections.unmodifiableCollection(kept.values());
  }
}
