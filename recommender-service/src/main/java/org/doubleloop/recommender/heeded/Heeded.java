package org.doubleloop.recommender.heeded;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.guidance.ClauseRecords;
import org.doubleloop.recommender.heed.ClauseName;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;

/// What came of guidance, by clause, as a part of the fold. One thread folds it in, any may read.
public final class Heeded implements FoldPart, ClauseRecords {
  private final Policies policies;
  private final Served<HeededCounts> counts;

  public Heeded(Policies policies) {
    this.policies = policies;
    this.counts = new Served<>(new HeededCounts(policies));
  }

  @Override
  public ClauseRecord of(PolicyVersion version, Guidance clause) {
    var serving = counts.serving();
    return serving.locked(() -> {
      var drafts = serving.organizations().get(version.key().organization());
      var totals =
          drafts == null ? null : drafts.totals().get(ClauseName.of(version.key(), clause));
      return totals == null ? ClauseRecord.NOTHING : totals.record(version.metric().direction());
    });
  }

  @Override
  public String name() {
    return "heeded";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS, Feed.OWN);
  }

  @Override
  public void take(List<FeedItem> items) {
    counts.folding().take(items);
  }

  @Override
  public void reachedEnd(Feed feed) {
    counts.folding().reachedEnd(feed);
  }

  @Override
  public void caughtUp() {
    counts.caughtUp();
  }

  @Override
  public void beginAgain() {
    counts.beginAgain(new HeededCounts(policies));
  }

  @Override
  public void save(Chunks chunks) {
    HeededDocuments.toChunks(counts.folding(), chunks);
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    counts.replace(HeededDocuments.fromChunks(chunks, new HeededCounts(policies)));
  }

  /// Texts of drafts, and of what people made of them; who made it stands there as a hash.
  @Override
  public Set<String> personalFields() {
    return Set.of(
        "waiting.draft",
        "waiting.final",
        "waiting.before",
        "waiting.after",
        "open.unjudged.draft",
        "open.unjudged.final",
        "open.unjudged.before",
        "open.unjudged.after",
        "clauses.examples.before",
        "clauses.examples.after");
  }
}
