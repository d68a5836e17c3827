package org.doubleloop.recommender.phrasing;

import java.util.function.Supplier;
import org.doubleloop.recommender.asking.Reason;

/// Puts given data into words, where it can.
public interface Phraser {

  /// Answers within the configured deadline, whatever the model does; throws nothing that the model
  /// or the way to it causes.
  ///
  /// @param organization whose budget it is asked on
  Phrased phrase(String organization, Phrasing phrasing);

  /// Asks for several texts, one after the other, within the deadline of one.
  ///
  /// @param questions which ask this phraser, on the thread on which they are called
  default <T> T together(Supplier<T> questions) {
    return questions.get();
  }

  /// Where no model is configured.
  static Phraser none() {
    return (_, _) -> new Phrased.NotWritten(Reason.NO_MODEL);
  }
}
