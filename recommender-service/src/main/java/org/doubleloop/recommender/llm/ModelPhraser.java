package org.doubleloop.recommender.llm;

import java.time.Duration;
import java.util.function.Supplier;
import org.doubleloop.recommender.answer.AnswerCheck;
import org.doubleloop.recommender.answer.AnswerCheck.Unusable;
import org.doubleloop.recommender.answer.AnswerCheck.Usable;
import org.doubleloop.recommender.asking.Form;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.llm.endpoint.CallFailedException;
import org.doubleloop.recommender.llm.endpoint.Deadline;
import org.doubleloop.recommender.llm.endpoint.Sent;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Phrased;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.doubleloop.recommender.phrasing.Phraser;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.doubleloop.recommender.phrasing.Prompt;

/// Has the models phrase, once more where a text had a fault.
final class ModelPhraser implements Phraser {

  private static final int LONGEST_ID = 128;
  private static final int MOST_GUIDANCE = 100;

  private final Models models;

  ModelPhraser(Models models) {
    this.models = models;
  }

  @Override
  public Phrased phrase(String organization, Phrasing phrasing) {
    return models.meters().timed(() -> timed(organization, phrasing));
  }

  @Override
  public <T> T together(Supplier<T> questions) {
    return models.together(questions);
  }

  private Phrased timed(String organization, Phrasing phrasing) {
    var prompt = prompt(phrasing);
    models.meters().notHidden(prompt.mask().cannotHide());
    if (prompt.mask().leaves(prompt.sources().captured())
        || prompt.mask().leaves(phrasing.written())) {
      return new NotWritten(Reason.NOT_MASKED);
    }
    var deadline = models.deadline();
    var phrased = phrase(organization, prompt, deadline);
    if (!(phrased instanceof NotWritten(var reason, var fault))
        || fault == null
        || !deadline.fits(Duration.ZERO)) {
      return phrased;
    }
    // Who copied is shown no past texts again, and may still not repeat them.
    var again = fault == Fault.COPIED ? prompt.showing(prompt(phrasing.withoutPast())) : prompt;
    return phrase(organization, again.after(fault), deadline);
  }

  private Prompt prompt(Phrasing phrasing) {
    return Prompt.of(phrasing, models.mapper(), models.mark());
  }

  private Phrased phrase(String organization, Prompt prompt, Deadline deadline) {
    try {
      var form =
          Form.Fields.of("text", new Form.Text(prompt.longest()))
              .and("guidance", new Form.Many(new Form.Text(LONGEST_ID), MOST_GUIDANCE));
      var sent = new Sent(prompt.instructions(), prompt.data(), form);
      var answer = models.ask(organization, sent, deadline);
      return switch (new AnswerCheck(models.mapper()).check(answer.content(), prompt)) {
        case Usable(var text, var guidance) ->
            new Written(text, guidance, answer.author(prompt.asked()));
        case Unusable(var fault) -> {
          models.meters().unusable(fault);
          yield new NotWritten(Reason.NOT_USABLE, fault);
        }
      };
    } catch (CallFailedException failed) {
      return new NotWritten(failed.reason());
    }
  }
}
