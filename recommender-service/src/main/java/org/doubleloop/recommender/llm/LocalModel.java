package org.doubleloop.recommender.llm;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;

/// The model for vectors that comes with the program. Nothing of its library is touched before it
/// is loaded.
final class LocalModel {
  private LocalModel() {}

  /// Takes about a second and 100 to 200 MB outside of the heap, once.
  static EmbeddingModel load() {
    // Its tokenizer would ask a cloud for its region and tell its maker that it is used, and would
    // fetch another build of itself where it sees a graphics card.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
    return new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
  }
}
