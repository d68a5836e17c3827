package org.doubleloop.signal.outcome;

import java.time.Instant;
import java.util.List;
import org.doubleloop.api.signal.model.CertaintyJson;
import org.doubleloop.api.signal.model.CountedOutcomeJson;
import org.doubleloop.api.signal.model.NewOutcomeJson;
import org.doubleloop.api.signal.model.OutcomeJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.join.Join;
import org.doubleloop.signal.join.JoinMapping;
import org.doubleloop.signal.note.NoteMapping;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;

/// Translates outcomes from and to the API.
public final class OutcomeMapping {
  private static final double DEFAULT_VALUE = 1;

  private OutcomeMapping() {}

  static EventForm<NewOutcomeJson, Outcome> event() {
    return new EventForm<>(
        "org.doubleloop.outcome",
        NewOutcomeJson.class,
        false,
        data -> !data.hasNonNull("action") && !data.hasNonNull("subject"),
        (header, data, eventTime, _) -> fromApi(header, data.getAction(), data, eventTime));
  }

  /// @param action the one that is named, by what was sent or by its path
  /// @param eventTime when the event says that it happened; its data may say otherwise
  static Outcome fromApi(
      Header header, @Nullable String action, NewOutcomeJson sent, @Nullable Instant eventTime) {
    if (action == null && sent.getSubject() == null && sent.getAccount() == null) {
      throw invalid("/action", "REQUIRED", "is required, or else a subject or an account");
    }
    var value = sent.getValue();
    var certainty = sent.getCertainty();
    boolean retracted = Boolean.TRUE.equals(sent.getRetracted());
    if (retracted && sent.getCorrects() == null) {
      throw invalid("/corrects", "REQUIRED", "is required: it names the outcome that is retracted");
    }
    if (header.id().equals(sent.getCorrects())) {
      throw invalid("/corrects", "INVALID", "must name another outcome");
    }
    return new Outcome(
        header,
        action,
        sent.getSubject(),
        sent.getAccount(),
        sent.getType(),
        value == null ? DEFAULT_VALUE : value,
        Boolean.TRUE.equals(sent.getFinal()),
        certainty == null ? Certainty.CERTAIN : Certainty.valueOf(certainty.name()),
        sent.getCorrects(),
        retracted,
        header.stated(sent.getAt(), eventTime),
        null);
  }

  /// As it was captured, which never changes.
  static OutcomeJson toApi(Outcome outcome) {
    var header = outcome.header();
    var api =
        new OutcomeJson(
            header.id(),
            outcome.type(),
            outcome.value(),
            outcome.last(),
            toApi(outcome.certainty()),
            outcome.at(),
            header.recordedAt());
    api.setAction(outcome.action());
    api.setSubject(outcome.subject());
    api.setAccount(outcome.account());
    api.setCorrects(outcome.corrects());
    api.setRetracted(outcome.retracted() ? true : null);
    api.setSource(header.source());
    api.setExtensions(ActionMapping.presentOnly(header.extensions()));
    api.setPostedBy(ActionMapping.toApi(header.poster()));
    api.setNotes(NoteMapping.presentOnly(header.notes()));
    return api;
  }

  /// With where it belongs now, and why where that is another than it names.
  public static OutcomeJson ofAction(Outcome outcome) {
    return with(outcome, outcome.join());
  }

  /// With where it belongs now, and why.
  public static OutcomeJson withJoin(Outcome outcome) {
    return with(outcome, outcome.why());
  }

  private static OutcomeJson with(Outcome outcome, @Nullable Join join) {
    return toApi(outcome)
        .action(outcome.belongsTo())
        .join(join == null ? null : JoinMapping.toApi(join));
  }

  public static CountedOutcomeJson toApi(CountedOutcome outcome) {
    return new CountedOutcomeJson(
        outcome.id(),
        outcome.type(),
        outcome.value(),
        outcome.last(),
        toApi(outcome.certainty()),
        outcome.at());
  }

  private static CertaintyJson toApi(Certainty certainty) {
    return CertaintyJson.valueOf(certainty.name());
  }

  private static ServiceException invalid(String pointer, String code, String message) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        "One value is not valid",
        List.of(new FieldFault(pointer, code, message)));
  }
}
