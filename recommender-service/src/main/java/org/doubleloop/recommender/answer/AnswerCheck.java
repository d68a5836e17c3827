package org.doubleloop.recommender.answer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Prompt;
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

  /// What it has to be, by the schema.
  record Content(String text, List<String> guidance) {
    Content {
      Objects.requireNonNull(text, "text");
      guidance = List.copyOf(guidance);
    }
  }

  /// In the order of the faults.
  private static final List<Check> CHECKS =
      List.of(
          new Legible(),
          new Led(),
          new Framed(),
          new SelfTalk(),
          new Spoken(),
          new Stated(),
          answer ->
              Check.when(
                  !answer.prompt().guidance().containsAll(answer.guidance()), Fault.GUIDANCE),
          new Kept(),
          new About());

  private final JsonMapper mapper;

  public AnswerCheck(JsonMapper mapper) {
    this.mapper = mapper;
  }

  public Finding check(String content, Prompt prompt) {
    return read(content)
        .map(answer -> check(answer, prompt))
        .orElseGet(() -> new Unusable(Fault.NOT_THE_SCHEMA));
  }

  private Optional<Content> read(String content) {
    try {
      return Optional.ofNullable(mapper.readValue(content, Content.class));
    } catch (JacksonException | ServiceException notTheSchema) {
      // The service's mapper takes text that cannot be kept for a fault of the request.
      return Optional.empty();
    }
  }

  private static Finding check(Content content, Prompt prompt) {
    if (content.text().length() > prompt.longest()) {
      return new Unusable(Fault.TOO_LONG);
    }
    var text = prompt.mask().reveal(content.text()).strip();
    if (text.isEmpty()) {
      return new Unusable(Fault.BLANK);
    }
    if (text.length() > prompt.longest()) {
      return new Unusable(Fault.TOO_LONG);
    }
    var answer = Answer.of(content.text(), content.guidance(), prompt);
    return CHECKS.stream()
        .flatMap(check -> check.fault(answer).stream())
        .findFirst()
        .<Finding>map(Unusable::new)
        .orElseGet(() ->
            new Usable(
                text, prompt.guidance().stream().filter(content.guidance()::contains).toList()));
  }
}
