package org.doubleloop.recommender.asking;

/// Asks a model, where there is one.
public interface Asker {

  /// Answers within the configured deadline, whatever the model does; throws nothing that the model
  /// or the way to it causes.
  Asked ask(Question question);

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
