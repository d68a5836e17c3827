package org.doubleloop.recommender.given;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.doubleloop.recommender.given.Stratum.Share;
import org.jspecify.annotations.Nullable;

/// Units as documents: some hundreds in one, field by field, with what they have in common once.
public final class GivenDocuments {
  private static final int TOGETHER = 500;
  private static final String SUGGESTIONS = "suggestions";

  private GivenDocuments() {}

  /// In their order.
  public static List<Document> toDocuments(List<Given> all) {
    return IntStream.range(0, Math.ceilDiv(all.size(), TOGETHER))
        .mapToObj(
            i -> toDocument(all.subList(i * TOGETHER, Math.min(all.size(), (i + 1) * TOGETHER))))
        .toList();
  }

  /// In their order.
  public static List<Document> ofClosed(List<Closed> all) {
    var documents = toDocuments(all.stream().map(Closed::given).toList());
    for (int i = 0; i < documents.size(); i++) {
      documents
          .get(i)
          .append(
              "worths",
              all.subList(i * TOGETHER, Math.min(all.size(), (i + 1) * TOGETHER)).stream()
                  .map(Closed::worth)
                  .toList());
    }
    return documents;
  }

  private static Document toDocument(List<Given> some) {
    var strata = new Numbered<Stratum>();
    var traits = new Numbered<List<Trait>>();
    var options = new Numbered<String>();
    var document =
        new Document(SUGGESTIONS, some.stream().map(Given::suggestion).toList())
            .append("units", some.stream().map(Given::unit).toList())
            .append("episodes", some.stream().map(Given::episode).toList())
            .append("stratum", some.stream().map(Given::stratum).map(strata::of).toList())
            .append("option", some.stream().map(Given::option).map(options::of).toList())
            .append("traits", some.stream().map(Given::traits).map(traits::of).toList())
            .append("assignedAt", some.stream().map(Given::assignedAt).toList())
            .append("closes", some.stream().map(Given::closes).toList())
            .append("trials", some.stream().map(Given::trial).map(GivenDocuments::pair).toList());
    return document
        .append("strata", strata.all().stream().map(GivenDocuments::toDocument).toList())
        .append("options", options.all())
        .append("contexts", traits.all().stream().map(GivenDocuments::pairs).toList());
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
    var suggestions = document.getList(SUGGESTIONS, String.class);
    var units = document.getList("units", String.class);
    var episodes = document.getList("episodes", Integer.class);
    var stratum = document.getList("stratum", Integer.class);
    var option = document.getList("option", Integer.class);
    var traits = document.getList("traits", Integer.class);
    var assignedAt = document.getList("assignedAt", Long.class);
    var closes = document.getList("closes", Long.class);
    var trials = document.getList("trials", List.class);
    var strata =
        document.getList("strata", Document.class).stream().map(GivenDocuments::stratum).toList();
    var options = document.getList("options", String.class);
    var contexts =
        document.getList("contexts", List.class).stream()
            .map(each -> traits((List<?>) each))
            .toList();
    var given = new ArrayList<Given>(suggestions.size());
    for (int i = 0; i < suggestions.size(); i++) {
      given.add(
          new Given(
              suggestions.get(i),
              units.get(i),
              episodes.get(i),
              strata.get(stratum.get(i)),
              options.get(option.get(i)),
              contexts.get(traits.get(i)),
              assignedAt.get(i),
              closes.get(i),
              trial(trials.get(i))));
    }
    return given;
  }

  /// Those of one document.
  public static List<Closed> closed(Document document) {
    var given = given(document);
    var worths = document.getList("worths", Integer.class);
    return IntStream.range(0, given.size())
        .mapToObj(i -> new Closed(given.get(i), worths.get(i)))
        .toList();
  }
}
