package org.doubleloop.kit.test.input;

import java.util.List;
import java.util.regex.Pattern;

/// What a service rightly answers otherwise than every other.
///
/// @param name which cases, by the whole of their name
/// @param statuses that are right there; none where the service has a test of its own
public record Differing(Pattern name, List<Integer> statuses) {

  public Differing {
    statuses = List.copyOf(statuses);
  }

  /// @param name a regular expression for the whole name of a case
  public static Differing where(String name, Integer... statuses) {
    return new Differing(Pattern.compile(name), List.of(statuses));
  }

  boolean speaksOf(String ofCase) {
    return name.matcher(ofCase).matches();
  }
}
