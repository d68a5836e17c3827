package org.doubleloop.gateway.start;

import java.util.List;
import java.util.stream.Collectors;

/// The keys that were made at the first start: an event, for whoever starts the gateway as a part
/// of something larger.
///
/// @param admin may do everything
/// @param rep works under policies and proposes changes of them
/// @param reviewer decides on what others propose
public record FirstKeys(String organization, String admin, String rep, String reviewer) {

  /// What is shown on the terminal, once.
  String box() {
    var lines =
        List.of(
            "Doubleloop: the organization `" + organization + "` has its first API keys.",
            "They are shown only now. Keep them.",
            "",
            "  admin     " + admin,
            "  rep       " + rep,
            "  reviewer  " + reviewer,
            "",
            "Send one as   Authorization: Bearer dl_...");
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    var edge = "+" + "-".repeat(width + 4) + "+";
    return lines.stream()
        .map(line -> "|  " + line + " ".repeat(width - line.length()) + "  |")
        .collect(Collectors.joining("\n", "\n" + edge + "\n", "\n" + edge + "\n"));
  }

  /// What is written to a file: one JSON object.
  String json() {
    return """
    {
      "organization": "%s",
      "admin": "%s",
      "rep": "%s",
      "reviewer": "%s"
    }
    """
        .formatted(organization, admin, rep, reviewer);
  }

  /// Without the keys.
  @Override
  public String toString() {
    return "FirstKeys[" + organization + "]";
  }
}
