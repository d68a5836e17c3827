package org.doubleloop.recommender.edited;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The actions of an organization whose hashes are smallest, as many as there is room for: an even
/// sample of all, whatever was told of them, in whatever order.
///
/// Once there was too little room for an action, none with its hash or a greater one is taken. So
/// the limit ends at the smallest hash up to which all together would be too large, whichever came
/// first: who was turned away stood behind it, and who stands before it was never turned away.
final class EditSample {
  private static final Comparator<Key> ORDER =
      Comparator.comparingLong(Key::place).thenComparing(Key::id);

  private final long room;
  private final NavigableMap<Key, KeptAction> kept = new TreeMap<>(ORDER);
  private long size;
  private Key limit = new Key(Long.MAX_VALUE, "");

  record Key(long place, String id) {}

  /// @param room in bytes, about
  EditSample(long room) {
    this.room = room;
  }

  /// Adds to what is known of an action.
  void change(long place, String id, UnaryOperator<KeptAction> change) {
    var key = new Key(place, id);
    if (ORDER.compare(key, limit) >= 0) {
      return;
    }
    var before = kept.get(key);
    var after = change.apply(before == null ? KeptAction.of(place, id) : before);
    kept.put(key, after);
    size += after.size() - (before == null ? 0 : before.size());
    while (size > room) {
      var last = kept.pollLastEntry();
      size -= last.getValue().size();
      limit = last.getKey();
    }
  }

  /// By their hashes.
  Stream<KeptAction> actions() {
    return kept.values().stream();
  }

  Key limit() {
    return limit;
  }

  void limit(Key reached) {
    limit = reached;
  }

  void restore(KeptAction action) {
    kept.put(new Key(action.place(), action.id()), action);
    size += action.size();
  }
}
