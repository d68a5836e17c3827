package org.doubleloop.recommender.agreement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.FeedbackGiven;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// How far people agree with what is suggested, by option of a policy version.
///
/// One thread folds in what was suggested and said, any may read. Each suggestion counts once,
/// whatever is said of it and in which order it is read. Ranking knows nothing of this: what nobody
/// acted on teaches nothing about what works.
public final class Agreement implements FoldPart {

  private final Served<Map<SuggestedOption, FeedbackCounts>> counts =
      new Served<>(new ConcurrentHashMap<>());

  public FeedbackCounts of(SuggestedOption suggested) {
    return counts.serving().getOrDefault(suggested, FeedbackCounts.NOTHING);
  }

  /// All suggestions together.
  public FeedbackCounts total() {
    return counts.serving().values().stream().reduce(FeedbackCounts.NOTHING, FeedbackCounts::plus);
  }

  @Override
  public String name() {
    return "agreement";
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
    FeedItem.only(SuggestionMade.class, items)
        .forEach(made -> add(made.key(), made.version(), made.option(), FeedbackCounts.SUGGESTED));
    FeedItem.only(FeedbackGiven.class, items)
        .forEach(given ->
            add(
                given.key(),
                given.version(),
                given.suggested(),
                FeedbackCounts.of(given.stands(), given.stood())));
  }

  /// @param option null where nothing was suggested
  private void add(PolicyKey key, int version, @Nullable String option, FeedbackCounts change) {
    if (option != null) {
      counts
          .folding()
          .merge(new SuggestedOption(key, version, option), change, FeedbackCounts::plus);
    }
  }

  @Override
  public void beginAgain() {
    counts.beginAgain(new ConcurrentHashMap<>());
  }

  @Override
  public void caughtUp() {
    counts.caughtUp();
  }

  @Override
  public void save(Chunks chunks) {
    AgreementDocuments.toChunks(counts.folding(), chunks);
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    counts.replace(AgreementDocuments.fromChunks(chunks));
  }

  /// It counts options, and of nobody.
  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
