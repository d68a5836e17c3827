package org.doubleloop.signal.optout;

import java.time.Instant;
import java.util.List;
import org.doubleloop.api.signal.model.NewOptOutJson;
import org.doubleloop.api.signal.model.OptOutJson;
import org.doubleloop.api.signal.model.OptOutScopeJson;
import org.doubleloop.api.signal.model.OptOutStateJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.note.NoteMapping;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;

/// Translates opt-outs from and to the API.
final class OptOutMapping {
  private OptOutMapping() {}

  static EventForm<NewOptOutJson, OptOut> event(UnitHash units) {
    return new EventForm<>(
        "org.doubleloop.opt-out",
        NewOptOutJson.class,
        false,
        data -> !data.hasNonNull("subject") && !data.hasNonNull("account"),
        (header, data, eventTime, _) -> fromApi(header, data, eventTime, units));
  }

  /// @param eventTime when the event says that it happened; its data may say otherwise
  static OptOut fromApi(
      Header header, NewOptOutJson sent, @Nullable Instant eventTime, UnitHash units) {
    var named = named(sent);
    var state = sent.getState();
    return new OptOut(
        header,
        named.scope(),
        units.of(header.organization(), named.scope(), named.value()),
        sent.getSubject(),
        sent.getAccount(),
        sent.getPolicy(),
        sent.getChannel(),
        state == null ? OptOut.State.OUT : OptOut.State.valueOf(state.name()),
        sent.getReason(),
        header.stated(sent.getAt(), eventTime));
  }

  private record Named(UnitKind scope, String value) {}

  /// One of both, so that nobody takes what one person said for the word of a whole account, or the
  /// other way round.
  private static Named named(NewOptOutJson sent) {
    var subject = sent.getSubject();
    var account = sent.getAccount();
    if (subject == null && account == null) {
      throw invalid("/subject", "REQUIRED", "is required, or else an account");
    }
    if (subject == null) {
      return new Named(UnitKind.ACCOUNT, account);
    }
    if (account != null) {
      throw invalid(
          "/account",
          "EXCLUSIVE",
          "must be absent beside a subject: it is the subject that opts out, or the whole account");
    }
    return new Named(UnitKind.SUBJECT, subject);
  }

  static OptOutJson toApi(OptOut optOut) {
    var header = optOut.header();
    var api =
        new OptOutJson(
            header.id(),
            OptOutScopeJson.valueOf(optOut.scope().name()),
            optOut.unit(),
            OptOutStateJson.valueOf(optOut.state().name()),
            optOut.at(),
            header.recordedAt());
    api.setSubject(optOut.subject());
    api.setAccount(optOut.account());
    api.setPolicy(optOut.policy());
    api.setChannel(optOut.channel());
    api.setReason(optOut.reason());
    api.setSource(header.source());
    api.setExtensions(ActionMapping.presentOnly(header.extensions()));
    api.setPostedBy(ActionMapping.toApi(header.poster()));
    api.setNotes(NoteMapping.presentOnly(header.notes()));
    return api;
  }

  private static ServiceException invalid(String pointer, String code, String message) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        "One value is not valid",
        List.of(new FieldFault(pointer, code, message)));
  }
}
