package org.doubleloop.recommender.llm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.asking.Asked;
import org.doubleloop.recommender.asking.Asked.NotTold;
import org.doubleloop.recommender.asking.Asked.Told;
import org.doubleloop.recommender.asking.Asker;
import org.doubleloop.recommender.asking.Question;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.language.Verbatim;
import org.doubleloop.recommender.llm.endpoint.CallFailedException;
import org.doubleloop.recommender.llm.endpoint.Deadline;
import org.doubleloop.recommender.llm.endpoint.Sent;
import org.doubleloop.recommender.phrasing.PersonalDataMask;
import org.doubleloop.recommender.phrasing.Sources;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks the models, once more where an answer was not of the form.
final class ModelAsker implements Asker {

  private static final String NOT_USED =
      "\n"
          + "Your last answer was not used: it did not have the form that is asked for, or repeated"
          + " words of these instructions.\n";

  private final Models models;

  ModelAsker(Models models) {
    this.models = models;
  }

  @Override
  public Asked ask(Question question) {
    return models.meters().timed(question, () -> asked(question));
  }

  @Override
  public <T> T together(Supplier<T> questions) {
    return models.together(questions);
  }

  private Asked asked(Question question) {
    var mask = new PersonalDataMask(question.personal());
    models.meters().notHidden(mask.cannotHide());
    if (mask.leaves(Sources.strings(question.data()))) {
      return new NotTold(Reason.NOT_MASKED);
    }
    var hidden = mask.hideCaptured(question.data());
    var instructions = question.instructions().marked(models.mark());
    var data = models.mapper().writeValueAsString(hidden);
    var sent = new Sent(instructions, data, question.form());
    var free = Sources.strings(hidden);
    var deadline = models.deadline();
    var first = asked(question, sent, free, deadline);
    return first instanceof NotTold(var reason)
            && reason == Reason.NOT_USABLE
            && deadline.fits(Duration.ZERO)
        ? asked(question, new Sent(instructions + NOT_USED, data, question.form()), free, deadline)
        : first;
  }

  /// @param free what an answer may repeat, also where the instructions have it
  private Asked asked(Question question, Sent sent, List<String> free, Deadline deadline) {
    try {
      var answer = models.ask(question.organization(), sent, deadline);
      return read(answer.content())
          .filter(question.form()::fits)
          .filter(told -> !repeats(told, question, free))
          .<Asked>map(told -> new Told(told, answer.author(question.instructions())))
          .orElseGet(() -> new NotTold(Reason.NOT_USABLE));
    } catch (CallFailedException failed) {
      return new NotTold(failed.reason());
    }
  }

  private Optional<JsonNode> read(String content) {
    try {
      return Optional.ofNullable(models.mapper().readTree(content));
    } catch (JacksonException | ServiceException notJson) {
      // The service's mapper takes text that cannot be kept for a fault of the request.
      return Optional.empty();
    }
  }

  /// Whether it has five of the instructions' words in a row, or the mark that stands in them.
  private boolean repeats(JsonNode told, Question question, List<String> free) {
    var said = String.join("\n", strings(told).toList());
    return Verbatim.hides(said, models.mark())
        || Verbatim.fiveInARow(said, List.of(question.instructions().text()), free).isPresent();
  }

  private static Stream<String> strings(JsonNode node) {
    return node.isString()
        ? Stream.of(node.asString())
        : node.valueStream().flatMap(ModelAsker::strings);
  }
}
