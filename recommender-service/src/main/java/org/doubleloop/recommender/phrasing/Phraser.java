package org.doubleloop.recommender.phrasing;

/// Puts given data into words, where it can.
public interface Phraser {

  /// Answers within the configured deadline, whatever the model does; throws nothing that the model
  /// or the way to it causes.
  Phrased phrase(Phrasing phrasing);

  /// Where no model is configured.
  static Phraser none() {
    return phrasing -> new Phrased.NotWritten(Phrased.Reason.NO_MODEL);
  }
}
