package org.doubleloop.recommender.edits;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;
import org.doubleloop.recommender.signal.Edit;

/// How many drafts each person has edited.
public final class EditsByEditor implements FoldPart {

  private final int rules;
  private final Served<Map<String, Long>> counts = new Served<>(new ConcurrentHashMap<>());

  public EditsByEditor(int rules) {
    this.rules = rules;
  }

  public Map<String, Long> counts() {
    return Map.copyOf(counts.serving());
  }

  @Override
  public String name() {
    return "edits";
  }

  @Override
  public int rules() {
    return rules;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS);
  }

  @Override
  public void take(List<FeedItem> items) {
    for (Edit edit : FeedItem.only(Edit.class, items)) {
      if (edit.editor() != null) {
        counts.folding().merge(edit.editor().id(), 1L, Long::sum);
      }
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
    chunks.divide(
        new Document(),
        "editors",
        new TreeMap<>(counts.folding())
            .entrySet().stream()
                .map(each ->
                    new Document("editor", each.getKey()).append("edits", each.getValue())));
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    var kept = new ConcurrentHashMap<String, Long>();
    chunks
        .flatMap(chunk -> chunk.content().getList("editors", Document.class).stream())
        .forEach(each -> kept.put(each.getString("editor"), each.getLong("edits")));
    counts.replace(kept);
  }

  @Override
  public Set<String> personalFields() {
    return Set.of("editors.editor");
  }
}
