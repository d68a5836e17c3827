package org.doubleloop.quickstart.sample;

import java.util.Map;
import java.util.Optional;

/// A first mail as the template has it, and what the one who sends it makes of it: three people
/// take turns, and most of the time each leaves out the good wishes.
record SampleMail(int number, String option, boolean pays) {
  private static final String WELL = "I hope this finds you well.";
  private static final int PEOPLE = 3;
  private static final int AS_IT_IS = 5;

  String id() {
    return "sample-draft-" + number;
  }

  Map<String, Object> draft() {
    return Map.of(
        "policy",
        "welcome-mail",
        "version",
        1,
        "option",
        option,
        "writtenBy",
        "TEMPLATE",
        "text",
        text());
  }

  Map<String, Object> action(Map<String, Object> context) {
    return Map.of(
        "policy",
        "welcome-mail",
        "version",
        1,
        "option",
        option,
        "subject",
        contact(),
        "draft",
        id(),
        "actor",
        person(),
        "context",
        context);
  }

  /// Empty where it is sent as it is.
  Optional<Map<String, Object>> edit(String action) {
    return number % AS_IT_IS == AS_IT_IS - 1
        ? Optional.empty()
        : Optional.of(Map.of("action", action, "of", id(), "final", revised(), "editor", person()));
  }

  private String text() {
    return "Hello %s,\n\n%s %s"
        .formatted(
            contact(),
            WELL,
            option.equals("question")
                ? "What would you like to try first?"
                : "Here is all that your %s plan can do.".formatted(pays ? "paid" : "free"));
  }

  private String revised() {
    return switch (turn()) {
      case 0 -> text().replace(WELL + " ", "");
      case 1 -> text().replace(WELL, "Good that you are here.");
      default -> text().replace(WELL, "One thing only:");
    };
  }

  private String contact() {
    return "sample-contact-" + number;
  }

  private Map<String, Object> person() {
    return Map.of("kind", "PERSON", "id", "sample-rep-" + (turn() + 1));
  }

  private int turn() {
    return number / AS_IT_IS % PEOPLE;
  }
}
