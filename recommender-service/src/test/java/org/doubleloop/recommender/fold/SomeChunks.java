package org.doubleloop.recommender.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a part of the fold hands over to be kept.
public final class SomeChunks {

  private SomeChunks() {}

  public static Stream<Chunks.Chunk> of(FoldPart part) {
    List<Chunks.Chunk> chunks = new ArrayList<>();
    part.save(new Chunks(chunks::add));
    return chunks.stream();
  }
}
