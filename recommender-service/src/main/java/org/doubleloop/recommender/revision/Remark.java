package org.doubleloop.recommender.revision;

import java.util.List;
import org.doubleloop.recommender.asking.Author;

/// What a language model says of a revision. It has been checked for what it cites and for its
/// numbers, not for its truth, and nothing of it becomes part of a policy.
///
/// @param by which model wrote it, by which prompt
/// @param found whether the model has pointed to it, so that nothing was proposed without it
/// @param sentences what it sees there
/// @param maybe why it may be so: guesses
public record Remark(Author by, boolean found, List<Sentence> sentences, List<Sentence> maybe) {

  /// @param evidence what it rests on, in this service's words
  public record Sentence(String text, List<String> evidence) {
    public Sentence {
      evidence = List.copyOf(evidence);
    }
  }

  public Remark {
    sentences = List.copyOf(sentences);
    maybe = List.copyOf(maybe);
  }

  /// The same of something that counting has found without it.
  public Remark beside() {
    return new Remark(by, false, sentences, maybe);
  }
}
