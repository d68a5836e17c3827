package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A non-unique, ascending index in memory: the documents' positions in the order of the values of
/// some fields. It serves equality on the first fields, with one of several values on the very
/// first and where no order is asked for on those after it, and a range on the next; and sorts that
/// follow its order.
///
/// A document that lacks the first field is left out, as no condition that the index serves can
/// match it. One with a value that has no place in the order (an array, say) is *odd*: it is
/// offered to every query, and while there is one, nothing is said about the order.
final class RangeIndex extends EmptyIndex<Long> {
  private final List<String> fields;
  private final NavigableSet<byte[]> entries = new TreeSet<>(Arrays::compareUnsigned);
  private final Set<Long> odd = new TreeSet<>();
  private final Set<Long> inexact = new HashSet<>();

  RangeIndex(String name, List<IndexKey> keys) {
    super(name, keys);
    this.fields = keys.stream().map(IndexKey::getKey).toList();
  }

  /// Where to look for the documents that meet some conditions.
  ///
  /// @param strength how much the conditions narrow the search; the higher the better
  /// @param ordered whether the positions come in the order asked for
  record Scan(int strength, boolean ordered, Collection<byte[]> entries, Collection<Long> odd) {
    Stream<Long> positions() {
      return Stream.concat(entries.stream().map(RangeIndex::position), odd.stream());
    }
  }

  /// How this index finds the documents that meet the conditions; null when it is of no use.
  @Nullable Scan scan(Conditions conditions, @Nullable Document orderBy) {
    var prefixes = List.of(new SortKey());
    int equal = 0;
    while (equal < fields.size()) {
      var values = values(conditions, fields.get(equal), equal == 0 || orderBy == null);
      if (values.isEmpty()) {
        break;
      }
      prefixes = followed(prefixes, values);
      equal++;
    }
    var range = equal < fields.size() ? fields.get(equal) : null;
    var lower = range == null ? null : conditions.lower(range);
    var upper = range == null ? null : conditions.upper(range);
    boolean bounded = lower != null || upper != null;
    if (equal == 0 && !bounded) {
      return null;
    }
    int strength = 2 * equal + (bounded ? 1 : 0);
    if (prefixes.size() > 1) {
      var found = new ArrayList<byte[]>();
      prefixes.forEach(prefix -> found.addAll(between(prefix, lower, upper)));
      return new Scan(strength, orderBy == null, found, odd);
    }
    var found = between(prefixes.getFirst(), lower, upper);
    int direction = odd.isEmpty() && inexact.isEmpty() ? direction(orderBy, equal) : 0;
    return new Scan(strength, direction != 0, direction < 0 ? found.descendingSet() : found, odd);
  }

  /// A key for each value that a field may have; none when that is not said, or is of no use: what
  /// lacks the first field is not here.
  ///
  /// @param several whether the field may have one of several values
  private List<SortKey> values(Conditions conditions, String field, boolean several) {
    if (conditions.hasEqual(field)) {
      var value = conditions.equal(field);
      return value == null && field.equals(fields.getFirst())
          ? List.of()
          : List.of(new SortKey().append(value));
    }
    var values = several ? conditions.anyOf(field) : null;
    if (values == null) {
      return List.of();
    }
    var keys = new TreeMap<byte[], SortKey>(Arrays::compareUnsigned);
    for (Object value : values) {
      var key = new SortKey().append(value);
      keys.put(key.toBytes(), key);
    }
    return List.copyOf(keys.values());
  }

  private static List<SortKey> followed(List<SortKey> prefixes, List<SortKey> values) {
    return prefixes.stream()
        .flatMap(prefix -> values.stream().map(value -> new SortKey().append(prefix).append(value)))
        .toList();
  }

  /// The entries that begin with these values and go on within these bounds.
  private NavigableSet<byte[]> between(
      SortKey prefix, @Nullable Object lower, @Nullable Object upper) {
    var from = new SortKey().append(prefix);
    var to = new SortKey().append(prefix);
    if (lower != null) {
      from.append(lower);
    } else if (upper != null) {
      from.beforeTypeOf(upper);
    }
    if (upper != null) {
      to.append(upper).afterAll();
    } else if (lower != null) {
      to.afterTypeOf(lower);
    } else {
      to.afterAll();
    }
    return between(from.toBytes(), to.toBytes());
  }

  private NavigableSet<byte[]> between(byte[] from, byte[] to) {
    // bounds that cross, as in {$gt: 5, $lt: 3}, leave nothing
    return Arrays.compareUnsigned(from, to) > 0
        ? new TreeSet<>(Arrays::compareUnsigned)
        : entries.subSet(from, true, to, false);
  }

  /// 1 when the entries are in the order asked for, -1 when they are in the opposite one, else 0.
  /// Fields that must equal a value do not take part in the order.
  private int direction(@Nullable Document orderBy, int equal) {
    if (orderBy == null) {
      return 1;
    }
    int direction = 0;
    int next = equal;
    for (var key : orderBy.entrySet()) {
      if (fields.subList(0, equal).contains(key.getKey())) {
        continue;
      }
      int wanted = ((Number) key.getValue()).intValue() > 0 ? 1 : -1;
      if (next == fields.size()
          || !fields.get(next).equals(key.getKey())
          || (direction != 0 && direction != wanted)) {
        return 0;
      }
      direction = wanted;
      next++;
    }
    return direction == 0 ? 1 : direction;
  }

  @Override
  public void add(Document document, Long position, MongoCollection<Long> collection) {
    var values = values(document);
    if (Missing.isNullOrMissing(values.getFirst())) {
      return;
    }
    if (!values.stream().allMatch(SortKey::orders)) {
      odd.add(position);
      return;
    }
    if (!values.stream().allMatch(SortKey::exact)) {
      inexact.add(position);
    }
    entries.add(entry(values, position));
  }

  void remove(Document document, Long position) {
    var values = values(document);
    if (!odd.remove(position) && !Missing.isNullOrMissing(values.getFirst())) {
      entries.remove(entry(values, position));
      inexact.remove(position);
    }
  }

  @Override
  public void updateInPlace(
      Document oldDocument, Document newDocument, Long position, MongoCollection<Long> collection) {
    remove(oldDocument, position);
    add(newDocument, position, collection);
  }

  @Override
  public long getCount() {
    return (long) entries.size() + odd.size();
  }

  @Override
  public void drop() {
    entries.clear();
    odd.clear();
    inexact.clear();
  }

  private List<Object> values(Document document) {
    var values = new ArrayList<Object>(fields.size());
    for (var field : fields) {
      var value =
          field.contains(Utils.PATH_DELIMITER)
              ? Utils.getSubdocumentValueCollectionAware(document, field)
              : document.get(field);
      values.add(value == null ? Missing.getInstance() : value);
    }
    return values;
  }

  private static byte[] entry(List<Object> values, long position) {
    var key = new SortKey();
    values.forEach(key::append);
    return key.appendLong(position).toBytes();
  }

  private static Long position(byte[] entry) {
    return ByteBuffer.wrap(entry).getLong(entry.length - Long.BYTES);
  }
}
