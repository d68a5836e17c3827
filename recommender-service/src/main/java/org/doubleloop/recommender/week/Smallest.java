package org.doubleloop.recommender.week;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What has the smallest hashes of all that was ever added, so many and no more: in whatever order
/// it is added, the same remains, and all of what was added for it (a *bottom-k sketch*: Cohen and
/// Kaplan, "Summarizing data using bottom-k sketches", PODC 2007).
///
/// @param <V> what is kept for each
public final class Smallest<V> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::hash).thenComparing(Place::text);

  private final int most;
  private final NavigableMap<Place, V> kept = new TreeMap<>(ORDER);
  private boolean full;

  private record Place(long hash, String text) {}

  public Smallest(int most) {
    this.most = most;
  }

  /// What is kept for a name, or begins to be; null where others have smaller hashes.
  public @Nullable V at(String text, Supplier<V> nothing) {
    var place = new Place(hash(text), text);
    var found = kept.get(place);
    if (found != null) {
      return found;
    }
    if (kept.size() == most) {
      full = true;
      if (ORDER.compare(place, kept.lastKey()) > 0) {
        return null;
      }
      kept.pollLastEntry();
    }
    var begun = nothing.get();
    kept.put(place, begun);
    return begun;
  }

  /// Whether some that were added are not kept.
  public boolean isFull() {
    return full;
  }

  /// As it was kept.
  void setFull(boolean wasFull) {
    full = wasFull;
  }

  /// Below this hash, everything that was added is there.
  public long limit() {
    return full ? kept.lastKey().hash() : Long.MAX_VALUE;
  }

  public boolean contains(String text) {
    return kept.containsKey(new Place(hash(text), text));
  }

  /// The names, in the order of their hashes.
  public Set<String> names() {
    return kept.keySet().stream()
        .map(Place::text)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// What is kept, in the order of the hashes.
  public Collection<V> values() {
    return kept.values();
  }

  /// FNV-1a over the characters, and the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast
  /// splittable pseudorandom number generators", 2014), so that near names lie far apart.
  public static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
