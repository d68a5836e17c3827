package org.doubleloop.recommender.asking;

import java.util.function.Supplier;

/// Asks a model, where there is one.
public interface Asker {

  /// Answers within the configured deadline, whatever the model does; throws nothing that the model
  /// or the way to it causes.
  Asked ask(Question question);

  /// Asks several questions, one after the other, within the deadline of one.
  ///
  /// @param questions which ask this asker, on the thread on which they are called
  default <T> T together(Supplier<T> questions) {
    return questions.get();
  }

  /// Whether there is one, so that a question is worth to be put together.
  default boolean isThere() {
    return true;
  }

  /// Where no model is configured.
  static Asker none() {
    return new Asker() {
      @Override
      public Asked ask(Question question) {
        return new Asked.NotTold(Reason.NO_MODEL);
      }

      @Override
      public boolean isThere() {
        return false;
      }
    };
  }
}
