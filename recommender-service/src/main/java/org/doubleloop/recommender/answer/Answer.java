package org.doubleloop.recommender.answer;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.phrasing.Original;
import org.doubleloop.recommender.phrasing.Prompt;

/// A text that a model wrote, and what it wrote it from.
///
/// @param text with `{{name}}` for values
/// @param own what of it is the model's own: without the places of values, whatever stands in those
///   is the caller's; in one spelling of each character
/// @param data all that it may be made of
record Answer(String text, String own, String data, List<String> guidance, Prompt prompt) {

  static Answer of(String text, List<String> guidance, Prompt prompt) {
    var sources = prompt.sources();
    var filled =
        Stream.ofNullable(sources.original()).map(Original::filled).filter(all -> !all.isEmpty());
    return new Answer(
        text,
        Normalizer.normalize(prompt.mask().without(text), Normalizer.Form.NFKC),
        String.join("\n", Stream.concat(sources.all().stream(), filled).toList()),
        guidance,
        prompt);
  }

  /// The organization's own words, of which an answer may have any.
  String organizations() {
    return String.join("\n", prompt.sources().own());
  }

  /// The message that it is another wording of; empty where there is none.
  String filled() {
    var original = prompt.sources().original();
    return original == null ? "" : original.filled();
  }

  boolean isWording() {
    return prompt.sources().original() != null;
  }
}
