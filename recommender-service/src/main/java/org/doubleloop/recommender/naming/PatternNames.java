package org.doubleloop.recommender.naming;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.policy.PolicyKey;

/// The newest name of each pattern, as a part of the fold.
public final class PatternNames implements FoldPart {
  /// Of a policy; further patterns have none.
  private static final int MOST = 500;

  private final LaneWriter writer;
  private final Map<PolicyKey, Map<Change, PatternName>> newest = new ConcurrentHashMap<>();

  private record Change(PatternKind kind, String phrase) {
    static Change of(PatternKind kind, String phrase) {
      return new Change(kind, folded(phrase));
    }
  }

  public PatternNames(LaneWriter writer) {
    this.writer = writer;
  }

  static String folded(String phrase) {
    return phrase.toLowerCase(Locale.ROOT);
  }

  /// What was said of a pattern when it was last asked.
  Optional<PatternName> of(PolicyKey key, PatternKind kind, String phrase) {
    return Optional.ofNullable(newest.getOrDefault(key, Map.of()).get(Change.of(kind, phrase)));
  }

  boolean hasRoom(PolicyKey key) {
    return newest.getOrDefault(key, Map.of()).size() < MOST;
  }

  /// Records a name, and answers what stands under its number: that of another where it was first.
  PatternName record(PatternName name) {
    var standing =
        switch (writer.store(PatternNameDocuments.toStored(name))) {
          case Appended.Stored _ -> name;
          case Appended.Duplicate(var stored) -> PatternNameDocuments.fromStored(stored);
          case Appended.Refused(String reason) ->
              throw new IllegalStateException("A name is not recorded: " + reason);
        };
    take(standing);
    return standing;
  }

  private void take(PatternName name) {
    newest
        .computeIfAbsent(name.key(), _ -> new ConcurrentHashMap<>())
        .merge(
            Change.of(name.kind(), name.phrase()),
            name,
            (before, other) -> other.number() > before.number() ? other : before);
  }

  @Override
  public String name() {
    return "pattern-names";
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
    FeedItem.only(PatternName.class, items).forEach(this::take);
  }

  @Override
  public void save(Chunks chunks) {
    chunks.divide(
        new Document(),
        "names",
        newest.values().stream()
            .flatMap(each -> each.values().stream())
            .sorted(
                Comparator.comparing(PatternName::organization)
                    .thenComparing(name -> name.key().policy())
                    .thenComparing(PatternName::kind)
                    .thenComparing(PatternName::phrase))
            .map(PatternNameDocuments::toDocument));
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    chunks
        .flatMap(chunk -> chunk.content().getList("names", Document.class).stream())
        .map(PatternNameDocuments::fromDocument)
        .forEach(this::take);
  }

  /// What was said was said.
  @Override
  public void beginAgain() {}

  /// A phrase is told once three people have changed it, and no name of a person passes the checks.
  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
