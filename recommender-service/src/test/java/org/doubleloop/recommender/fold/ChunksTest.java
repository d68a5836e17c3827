package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ChunksTest {

  private static final Document COMMON = new Document("policy", "outreach");

  @Test
  void handsEachChunkOverBeforeItMakesMore() {
    var made = new AtomicInteger();
    var chunks = new ArrayList<Chunks.Chunk>();
    var taken = new AtomicInteger();
    new Chunks(
            chunk -> {
              chunks.add(chunk);
              assertThat(made).hasValue(taken.addAndGet(rows(chunk).size()));
            })
        .divide(COMMON, "rows", items(20).peek(any -> made.incrementAndGet()));
    assertThat(chunks).hasSizeGreaterThan(2);
    assertThat(chunks.stream().flatMap(chunk -> rows(chunk).stream()))
        .containsExactlyElementsOf(items(20).toList());
    assertThat(chunks)
        .allSatisfy(chunk -> assertThat(chunk.content()).containsEntry("policy", "outreach"));
  }

  @Test
  void namesChunksByWhatTheyHold() {
    var one = names(items(20));
    assertThat(names(items(20))).isEqualTo(one).doesNotHaveDuplicates();
    assertThat(names(items(21))).startsWith(one.getFirst()).isNotEqualTo(one);
  }

  @Test
  void makesNoChunkOfNothing() {
    assertThat(names(Stream.of())).isEmpty();
  }

  private static List<String> names(Stream<Document> items) {
    var names = new ArrayList<String>();
    new Chunks(chunk -> names.add(chunk.name())).divide(COMMON, "rows", items);
    return names;
  }

  private static List<Document> rows(Chunks.Chunk chunk) {
    return chunk.content().getList("rows", Document.class);
  }

  /// Each a seventh of a chunk and more.
  private static Stream<Document> items(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Document("" + i, "x".repeat(300_000)));
  }
}
