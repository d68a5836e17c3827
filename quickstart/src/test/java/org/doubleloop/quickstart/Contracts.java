package org.doubleloop.quickstart;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.SpecAssert;

/// The OpenAPI files of all that stands behind the one door.
final class Contracts {

  private static final List<SpecAssert> ALL =
      Stream.of("gateway", "signal", "policy", "recommender")
          .map(name -> SpecAssert.of("openapi/" + name + ".yaml"))
          .toList();

  private Contracts() {}

  /// Checks an answer against the file that describes its path.
  static void check(String method, String path, Answer answer) {
    ALL.stream()
        .filter(contract -> contract.describes(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No file describes " + method + " " + path))
        .check(method, path, answer);
  }
}
