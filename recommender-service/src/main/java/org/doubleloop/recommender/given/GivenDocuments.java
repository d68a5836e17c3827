package org.doubleloop.recommender.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.doubleloop.recommender.given.Stratum.Share;
import org.jspecify.annotations.Nullable;

/// Units as documents: some hundreds in one, as bytes, since there may be a hundred thousand, with
/// what they have in common once.
public final class GivenDocuments {
  private static final int TOGETHER = 500;
  private static final int NUMBERS = 8 * Integer.BYTES + 2 * Long.BYTES;

  private GivenDocuments() {}

  /// In their order.
  public static List<Document> toDocuments(List<Given> all) {
    return ofClosed(all.stream().map(given -> new Closed(given, 0)).toList());
  }

  /// In their order.
  public static List<Document> ofClosed(List<Closed> all) {
    return IntStream.range(0, Math.ceilDiv(all.size(), TOGETHER))
        .mapToObj(
            i -> toDocument(all.subList(i * TOGETHER, Math.min(all.size(), (i + 1) * TOGETHER))))
        .toList();
  }

  private static Document toDocument(List<Closed> some) {
    var strata = new Numbered<Stratum>();
    var contexts = new Numbered<List<Trait>>();
    var options = new Numbered<String>();
    var trials = new Numbered<List<String>>();
    var units = new ArrayList<byte[]>(some.size());
    for (Closed each : some) {
      var given = each.given();
      var suggestion = given.suggestion().getBytes(UTF_8);
      var unit = given.unit().getBytes(UTF_8);
      units.add(
          ByteBuffer.allocate(NUMBERS + suggestion.length + unit.length)
              .putInt(suggestion.length)
              .put(suggestion)
              .putInt(unit.length)
              .put(unit)
              .putInt(given.episode())
              .putInt(strata.of(given.stratum()))
              .putInt(options.of(given.option()))
              .putInt(contexts.of(given.traits()))
              .putInt(trials.of(pair(given.trial())))
              .putLong(given.assignedAt())
              .putLong(given.closes())
              .putInt(each.worth())
              .array());
    }
    return new Document("number", some.size())
        .append("units", new Binary(joined(units)))
        .append("strata", strata.all().stream().map(GivenDocuments::toDocument).toList())
        .append("options", options.all())
        .append("trials", trials.all())
        .append("contexts", contexts.all().stream().map(GivenDocuments::pairs).toList());
  }

  private static byte[] joined(List<byte[]> parts) {
    var all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return all.array();
  }

  private static final class Numbered<T> {
    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    int of(T value) {
      return numbers.computeIfAbsent(value, _ -> numbers.size());
    }

    List<T> all() {
      return List.copyOf(numbers.keySet());
    }
  }

  private static Document toDocument(Stratum stratum) {
    return new Document("version", stratum.version())
        .append("top", stratum.top())
        .append("among", stratum.shares().stream().map(Share::option).toList())
        .append("billionths", stratum.shares().stream().map(Share::billionths).toList());
  }

  private static Stratum stratum(Document document) {
    var among = document.getList("among", String.class);
    var billionths = document.getList("billionths", Integer.class);
    return new Stratum(
        document.getInteger("version"),
        document.getString("top"),
        IntStream.range(0, among.size())
            .mapToObj(i -> new Share(among.get(i), billionths.get(i)))
            .toList());
  }

  private static List<String> pair(@Nullable Trial trial) {
    return trial == null ? List.of() : List.of(trial.experiment(), trial.variant());
  }

  private static @Nullable Trial trial(List<?> pair) {
    return pair.isEmpty() ? null : new Trial((String) pair.getFirst(), (String) pair.getLast());
  }

  static List<List<String>> pairs(List<Trait> traits) {
    return traits.stream().map(trait -> List.of(trait.attribute(), trait.value())).toList();
  }

  @SuppressWarnings("unchecked")
  static List<Trait> traits(List<?> pairs) {
    return pairs.stream()
        .map(pair -> (List<String>) pair)
        .map(pair -> new Trait(pair.getFirst(), pair.getLast()))
        .toList();
  }

  /// Those of one document.
  public static List<Given> given(Document document) {
    return closed(document).stream().map(Closed::given).toList();
  }

  /// Those of one document.
  public static List<Closed> closed(Document document) {
    var strata =
        document.getList("strata", Document.class).stream().map(GivenDocuments::stratum).toList();
    var options = document.getList("options", String.class);
    var trials = document.getList("trials", List.class);
    var contexts =
        document.getList("contexts", List.class).stream()
            .map(each -> traits((List<?>) each))
            .toList();
    var bytes = ByteBuffer.wrap(document.get("units", Binary.class).getData());
    var closed = new ArrayList<Closed>();
    for (int i = 0; i < document.getInteger("number"); i++) {
      var suggestion = text(bytes);
      var unit = text(bytes);
      int episode = bytes.getInt();
      var stratum = strata.get(bytes.getInt());
      var option = options.get(bytes.getInt());
      var traits = contexts.get(bytes.getInt());
      var trial = trial(trials.get(bytes.getInt()));
      var given =
          new Given(
              suggestion,
              unit,
              episode,
              stratum,
              option,
              traits,
              bytes.getLong(),
              bytes.getLong(),
              trial);
      closed.add(new Closed(given, bytes.getInt()));
    }
    return closed;
  }

  private static String text(ByteBuffer bytes) {
    var text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, UTF_8);
  }
}
