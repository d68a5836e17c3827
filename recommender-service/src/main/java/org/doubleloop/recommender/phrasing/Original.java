package org.doubleloop.recommender.phrasing;

import java.util.List;

/// The message that a text is to be another wording of.
///
/// @param template in the policy's own words, with `{{name}}` for whatever is put in; empty where
///   it has none
/// @param filled the same with what is known, and `{{name}}` for personal values
/// @param says phrases that the text has to have as they stand here, but for capitals
public record Original(String template, String filled, List<String> says) {
  public Original {
    says = List.copyOf(says);
  }
}
