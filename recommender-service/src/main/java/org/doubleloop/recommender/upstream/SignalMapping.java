package org.doubleloop.recommender.upstream;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.doubleloop.client.signal.model.ActorJson;
import org.doubleloop.client.signal.model.CertaintyJson;
import org.doubleloop.client.signal.model.CountedOutcomeJson;
import org.doubleloop.client.signal.model.DraftWriterJson;
import org.doubleloop.client.signal.model.OptOutStateJson;
import org.doubleloop.client.signal.model.PosterJson;
import org.doubleloop.client.signal.model.SignalJson;
import org.doubleloop.client.signal.model.SignalKindJson;
import org.doubleloop.client.signal.model.UnitsJson;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Actor;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.OptOut;
import org.doubleloop.recommender.signal.Outcome;
import org.doubleloop.recommender.signal.Poster;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.signal.WrittenDraft;
import org.jspecify.annotations.Nullable;

/// Signals as this service understands them.
final class SignalMapping {

  /// Each kind that is known here, and how it is read.
  private static final Map<SignalKindJson, Function<SignalJson, FeedItem>> KINDS =
      Map.of(
          SignalKindJson.ACTION, SignalMapping::action,
          SignalKindJson.EDIT, SignalMapping::edit,
          SignalKindJson.OUTCOME, SignalMapping::outcome,
          SignalKindJson.CONNECTED, SignalMapping::connected,
          SignalKindJson.OPT_OUT, SignalMapping::optOut,
          SignalKindJson.DRAFT, SignalMapping::draft);

  private SignalMapping() {}

  /// What a signal says; nothing where it is of a kind that is not known here.
  static Optional<FeedItem> fromApi(SignalJson signal) {
    return Optional.ofNullable(KINDS.get(signal.getKind())).map(kind -> kind.apply(signal));
  }

  private static FeedItem action(SignalJson signal) {
    var action = Objects.requireNonNull(signal.getAction());
    return new Action(
        signal.getOrganization(),
        action.getId(),
        action.getSubject(),
        action.getAccount(),
        units(action.getUnits()),
        action.getPolicy(),
        action.getVersion(),
        action.getOption(),
        action.getSuggestion(),
        action.getDraft(),
        action.getTrigger(),
        new Occasion(action.getTeam(), action.getCycle(), action.getTouch(), action.getChannel()),
        all(action.getContext()),
        actor(action.getActor()),
        poster(action.getPostedBy()),
        action.getAt(),
        action.getRecordedAt(),
        action.getSource(),
        all(action.getExtensions()));
  }

  private static FeedItem edit(SignalJson signal) {
    var edit = Objects.requireNonNull(signal.getEdit());
    return new Edit(
        signal.getOrganization(),
        edit.getId(),
        edit.getAction(),
        edit.getOf(),
        edit.getDraft(),
        edit.getFinal(),
        edit.getSpans().stream()
            .map(span -> new Edit.Span(span.getOffset(), span.getFrom(), span.getTo()))
            .toList(),
        edit.getShareChanged(),
        actor(edit.getEditor()),
        edit.getAt(),
        edit.getRecordedAt(),
        edit.getSource(),
        all(edit.getExtensions()));
  }

  private static FeedItem outcome(SignalJson signal) {
    var outcome = Objects.requireNonNull(signal.getOutcome());
    return new Outcome(
        signal.getOrganization(),
        outcome.getId(),
        outcome.getAction(),
        outcome.getType(),
        outcome.getValue(),
        outcome.getFinal(),
        outcome.getCertainty() == CertaintyJson.CERTAIN,
        outcome.getCorrects(),
        Boolean.TRUE.equals(outcome.getRetracted()),
        poster(outcome.getPostedBy()),
        outcome.getAt(),
        outcome.getRecordedAt(),
        outcome.getSource(),
        all(outcome.getExtensions()));
  }

  private static FeedItem connected(SignalJson signal) {
    var connected = Objects.requireNonNull(signal.getConnected());
    return new Connected(
        signal.getOrganization(),
        connected.getAction(),
        connected.getN(),
        connected.getActionAt(),
        connected.getSubject(),
        units(connected.getUnits()),
        connected.getPolicy(),
        connected.getVersion(),
        connected.getOption(),
        connected.getSuggestion(),
        connected.getDraft(),
        connected.getTrigger(),
        new Occasion(
            connected.getTeam(),
            connected.getCycle(),
            connected.getTouch(),
            connected.getChannel()),
        all(connected.getContext()),
        connected.getActor() == null ? null : connected.getActor().getValue(),
        outcomes(connected.getOutcomes()),
        outcomes(connected.getPrevious()),
        signal.getRecordedAt());
  }

  private static FeedItem optOut(SignalJson signal) {
    var optOut = Objects.requireNonNull(signal.getOptOut());
    return new OptOut(
        signal.getOrganization(),
        optOut.getId(),
        UnitKind.valueOf(optOut.getScope().getValue()),
        optOut.getUnit(),
        optOut.getSubject(),
        optOut.getAccount(),
        optOut.getPolicy(),
        optOut.getChannel(),
        optOut.getState() == OptOutStateJson.OUT,
        optOut.getReason(),
        optOut.getAt(),
        optOut.getRecordedAt(),
        optOut.getSource(),
        all(optOut.getExtensions()));
  }

  private static FeedItem draft(SignalJson signal) {
    var draft = Objects.requireNonNull(signal.getDraft());
    return new WrittenDraft(
        signal.getOrganization(),
        draft.getId(),
        draft.getSuggestion(),
        draft.getPolicy(),
        draft.getVersion(),
        draft.getOption(),
        draft.getText(),
        draft.getWrittenBy() == DraftWriterJson.MODEL,
        draft.getModel(),
        draft.getGuidance(),
        draft.getWithheld(),
        draft.getUnit(),
        draft.getAt(),
        draft.getRecordedAt(),
        draft.getSource(),
        all(draft.getExtensions()));
  }

  private static List<CountedOutcome> outcomes(List<CountedOutcomeJson> counted) {
    return counted.stream()
        .map(outcome ->
            new CountedOutcome(
                outcome.getId(),
                outcome.getType(),
                outcome.getValue(),
                outcome.getAt(),
                outcome.getFinal(),
                outcome.getCertainty() == CertaintyJson.CERTAIN))
        .toList();
  }

  private static Units units(UnitsJson units) {
    return new Units(units.getSubject(), units.getAccount());
  }

  private static @Nullable Actor actor(@Nullable ActorJson actor) {
    return actor == null ? null : new Actor(actor.getKind().getValue(), actor.getId());
  }

  private static @Nullable Poster poster(@Nullable PosterJson poster) {
    return poster == null ? null : new Poster(poster.getPrincipal(), poster.getKey());
  }

  private static Map<String, Object> all(@Nullable Map<String, Object> map) {
    return map == null ? Map.of() : map;
  }
}
