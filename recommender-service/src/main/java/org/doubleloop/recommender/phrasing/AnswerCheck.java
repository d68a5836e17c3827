package org.doubleloop.recommender.phrasing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.ServiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Holds what a model answered against what it was given. A text with any fault is not used: no
/// part of it is repaired.
public final class AnswerCheck {

  /// What was found.
  public sealed interface Finding {}

  /// Nothing wrong; the values are in their places again.
  public record Usable(String text, List<String> guidance) implements Finding {
    public Usable {
      guidance = List.copyOf(guidance);
    }
  }

  public record Unusable(Fault fault) implements Finding {}

  /// What can be wrong, in the order in which it is looked for.
  public enum Fault {
    /// It is not the JSON that was asked for, and nothing but that.
    NOT_THE_SCHEMA,
    BLANK,
    TOO_LONG,
    CONTROL_CHARACTER,
    /// A place for something that it was not given, such as `[company]`.
    PLACEHOLDER,
    /// A number that is not in the data.
    NUMBER,
    /// Guidance that it was not given.
    GUIDANCE
  }

  /// What it has to be, by the schema.
  record Answer(String text, List<String> guidance) {
    Answer {
      Objects.requireNonNull(text, "text");
      guidance = List.copyOf(guidance);
    }
  }

  private static final Pattern OPEN_PLACE =
      Pattern.compile("[{}]|\\[[^\\[\\]\\n]*]|<[^<>\\n]+>|_{3,}");

  private final JsonMapper mapper;

  public AnswerCheck(JsonMapper mapper) {
    this.mapper = mapper;
  }

  public Finding check(String content, Prompt prompt) {
    return read(content)
        .map(answer -> check(answer, prompt))
        .orElseGet(() -> new Unusable(Fault.NOT_THE_SCHEMA));
  }

  private Optional<Answer> read(String content) {
    try {
      return Optional.ofNullable(mapper.readValue(content, Answer.class));
    } catch (JacksonException | ServiceException notTheSchema) {
      // The service's mapper takes text that cannot be kept for a fault of the request.
      return Optional.empty();
    }
  }

  private static Finding check(Answer answer, Prompt prompt) {
    if (answer.text().length() > prompt.longest()) {
      return new Unusable(Fault.TOO_LONG);
    }
    var text = prompt.mask().reveal(answer.text()).strip();
    // What stands in a value is the caller's own, and nothing that the model could be held to.
    var own = prompt.mask().without(answer.text());
    if (text.isEmpty()) {
      return new Unusable(Fault.BLANK);
    }
    if (text.length() > prompt.longest()) {
      return new Unusable(Fault.TOO_LONG);
    }
    if (own.chars().anyMatch(AnswerCheck::isOdd)) {
      return new Unusable(Fault.CONTROL_CHARACTER);
    }
    if (OPEN_PLACE.matcher(own).find()) {
      return new Unusable(Fault.PLACEHOLDER);
    }
    if (!prompt.numbers().containsAll(Numbers.in(own))) {
      return new Unusable(Fault.NUMBER);
    }
    if (!prompt.guidance().containsAll(answer.guidance())) {
      return new Unusable(Fault.GUIDANCE);
    }
    return new Usable(
        text, prompt.guidance().stream().filter(answer.guidance()::contains).toList());
  }

  private static boolean isOdd(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }
}
