package org.doubleloop.signal.action;

import java.time.Instant;
import java.util.Map;
import org.doubleloop.api.signal.model.ActionJson;
import org.doubleloop.api.signal.model.ActorJson;
import org.doubleloop.api.signal.model.ActorKindJson;
import org.doubleloop.api.signal.model.NewActionJson;
import org.doubleloop.api.signal.model.PosterJson;
import org.doubleloop.api.signal.model.UnitsJson;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.signal.note.NoteMapping;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Header.Poster;
import org.jspecify.annotations.Nullable;

/// Translates actions from and to the API.
public final class ActionMapping {
  private ActionMapping() {}

  static EventForm<NewActionJson, Action> event(UnitHash units) {
    return new EventForm<>(
        "org.doubleloop.action",
        NewActionJson.class,
        true,
        data -> !data.hasNonNull("subject"),
        (header, data, eventTime, _) -> fromApi(header, data, eventTime, units));
  }

  /// @param eventTime when the event says that it happened; its data may say otherwise
  static Action fromApi(
      Header header, NewActionJson sent, @Nullable Instant eventTime, UnitHash units) {
    return new Action(
        header,
        sent.getSubject(),
        sent.getAccount(),
        sent.getPolicy(),
        sent.getVersion(),
        sent.getOption(),
        sent.getSuggestion(),
        sent.getDraft(),
        sent.getTrigger(),
        new Occasion(sent.getTeam(), sent.getCycle(), sent.getTouch(), sent.getChannel()),
        Attributes.checked("/context", sent.getContext()),
        fromApi(sent.getActor()),
        header.stated(sent.getAt(), eventTime),
        Units.of(units, header.organization(), sent.getSubject(), sent.getAccount()));
  }

  public static ActionJson toApi(Action action) {
    var header = action.header();
    var api =
        new ActionJson(
            header.id(), action.subject(), toApi(action.units()), action.at(), header.recordedAt());
    api.setAccount(action.account());
    api.setPolicy(action.policy());
    api.setVersion(action.version());
    api.setOption(action.option());
    api.setSuggestion(action.suggestion());
    api.setDraft(action.draft());
    api.setTrigger(action.trigger());
    api.setTeam(action.occasion().team());
    api.setCycle(action.occasion().cycle());
    api.setTouch(action.occasion().touch());
    api.setChannel(action.occasion().channel());
    api.setContext(presentOnly(action.context()));
    api.setActor(toApi(action.actor()));
    api.setSource(header.source());
    api.setExtensions(presentOnly(header.extensions()));
    api.setPostedBy(toApi(header.poster()));
    api.setNotes(NoteMapping.presentOnly(header.notes()));
    return api;
  }

  public static @Nullable Actor fromApi(@Nullable ActorJson sent) {
    return sent == null ? null : new Actor(Actor.Kind.valueOf(sent.getKind().name()), sent.getId());
  }

  public static UnitsJson toApi(Units units) {
    return new UnitsJson(units.subject()).account(units.account());
  }

  public static @Nullable ActorJson toApi(@Nullable Actor actor) {
    return actor == null
        ? null
        : new ActorJson(ActorKindJson.valueOf(actor.kind().name()), actor.id());
  }

  public static @Nullable PosterJson toApi(@Nullable Poster poster) {
    return poster == null ? null : new PosterJson(poster.principal(), poster.key());
  }

  /// A map that is absent when it is empty.
  public static @Nullable Map<String, Object> presentOnly(Map<String, Object> values) {
    return values.isEmpty() ? null : values;
  }
}
