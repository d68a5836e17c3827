package org.doubleloop.recommender.asking;

/// Asks a model, where there is one.
public interface Asker {

  /// Answers within the configured deadline, whatever the model does; throws nothing that the model
  /// or the way to it causes.
  Asked ask(Question question);

  /// Where no model is configured.
  static Asker none() {
    return _ -> new Asked.NotTold(Reason.NO_MODEL);
  }
}
