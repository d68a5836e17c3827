package org.doubleloop.recommender.provenance;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;

/// Where what is counted of all policies came from, as a part of the fold. One thread folds it in,
/// any may read.
public final class Provenance implements FoldPart {
  private final Policies policies;
  private final Served<ProvenanceCounts> counts;

  public Provenance(Policies policies) {
    this.policies = policies;
    this.counts = new Served<>(new ProvenanceCounts(policies));
  }

  /// What there is to know of what is counted for these options of a policy.
  ///
  /// @param outcome the type that counts for the metric
  public List<Mark> marks(PolicyKey key, String outcome, Set<String> options) {
    return counts
        .serving()
        .read(key.organization(), origins -> Marks.of(key.policy(), origins, outcome, options))
        .orElse(List.of());
  }

  @Override
  public String name() {
    return "provenance";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS);
  }

  @Override
  public void take(List<FeedItem> items) {
    counts.folding().take(items);
  }

  @Override
  public void beginAgain() {
    counts.beginAgain(new ProvenanceCounts(policies));
  }

  @Override
  public void caughtUp() {
    counts.caughtUp();
  }

  @Override
  public void save(Chunks chunks) {
    ProvenanceDocuments.toChunks(counts.folding(), chunks);
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    counts.replace(ProvenanceDocuments.fromChunks(chunks, new ProvenanceCounts(policies)));
  }

  /// Who owns a key may have done what he posted, and so be a subject of somebody.
  @Override
  public Set<String> personalFields() {
    return ProvenanceDocuments.PERSONAL_FIELDS;
  }
}
