package org.doubleloop.recommender.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;

/// The newest measurement of each model, as a part of the fold.
public final class Measures implements FoldPart {

  private final Map<Model, Measured> newest = new ConcurrentHashMap<>();

  private record Model(MetricKey metric, int rules) {
    static Model of(Measured measured) {
      return new Model(measured.metric(), measured.rules());
    }
  }

  /// The fit of a model; none before one was measured.
  ///
  /// @param rules by which was counted
  public Fit fit(MetricKey metric, int rules) {
    var measured = newest.get(new Model(metric, rules));
    return measured == null ? Fit.NONE : measured.fit();
  }

  /// How often a model has been measured.
  public int number(MetricKey metric, int rules) {
    var measured = newest.get(new Model(metric, rules));
    return measured == null ? 0 : measured.number();
  }

  @Override
  public String name() {
    return "measures";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.OWN);
  }

  @Override
  public void take(List<FeedItem> items) {
    FeedItem.only(Measured.class, items).forEach(this::take);
  }

  private void take(Measured measured) {
    newest.merge(
        Model.of(measured),
        measured,
        (before, other) -> other.number() > before.number() ? other : before);
  }

  @Override
  public void save(Chunks chunks) {
    chunks.divide(
        new Document(),
        "measured",
        newest.values().stream()
            .sorted(Comparator.comparing(Measured::metric).thenComparingInt(Measured::rules))
            .map(MeasuredDocuments::toDocument));
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    chunks
        .flatMap(chunk -> chunk.content().getList("measured", Document.class).stream())
        .map(MeasuredDocuments::measured)
        .forEach(this::take);
  }

  /// A measurement is never taken back.
  @Override
  public void beginAgain() {}

  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
