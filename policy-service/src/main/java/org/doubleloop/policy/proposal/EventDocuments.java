package org.doubleloop.policy.proposal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.doubleloop.policy.proposal.Edition.Summary;
import org.doubleloop.policy.proposal.Event.Acceptance;
import org.doubleloop.policy.proposal.Event.Accepting;
import org.doubleloop.policy.proposal.Event.Commented;
import org.doubleloop.policy.proposal.Event.Ended;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Event.Opened;
import org.doubleloop.policy.proposal.Event.Overlap;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Event.Revised;
import org.doubleloop.policy.proposal.Event.Stamp;
import org.doubleloop.policy.proposal.Event.TakenBack;
import org.doubleloop.policy.proposal.Event.Trial;
import org.doubleloop.policy.proposal.Event.Tried;
import org.doubleloop.policy.proposal.Event.Trying;
import org.doubleloop.policy.proposal.Review.TrialTerms;
import org.jspecify.annotations.Nullable;

/// Writes what happened to proposals into documents and reads it back.
final class EventDocuments {
  private static final String KIND = "event";

  private EventDocuments() {}

  static Document toDocument(Event event) {
    return switch (event) {
      case Opened opened -> {
        var document =
            document("OPENED", opened.stamp())
                .append("edition", toDocument(opened.edition()))
                .append("overlapping", ContentCodec.write(opened.overlapping()));
        var expireAfter = opened.expireAfter();
        yield expireAfter == null
            ? document
            : document.append("expireAfter", expireAfter.toMillis());
      }
      case Revised(var stamp, var edition) ->
          document("REVISED", stamp).append("edition", toDocument(edition));
      case Reviewed(var stamp, var review) ->
          document("REVIEWED", stamp).append("review", toDocument(review));
      case TakenBack(var stamp) -> document("TAKEN_BACK", stamp);
      case Commented commented -> {
        var document = document("COMMENTED", commented.stamp()).append("text", commented.text());
        var clause = commented.clause();
        yield clause == null
            ? document
            : document.append("clauseKind", clause.kind().name()).append("clauseId", clause.id());
      }
      case Trying(var stamp, var trial) ->
          document("TRYING", stamp).append("trial", toDocument(trial));
      case Tried(var stamp, var experiment, var outcome, var because) ->
          document("TRIED", stamp)
              .append("experiment", experiment)
              .append("outcome", outcome.name())
              .append("because", because.name());
      case Accepting(var stamp, var acceptance) ->
          document("ACCEPTING", stamp).append("acceptance", toDocument(acceptance));
      case Ended(var stamp, var state) -> document("ENDED", stamp).append("state", state.name());
    };
  }

  static Event fromDocument(Document document) {
    var stamp = stamp(document);
    return switch (document.getString(KIND)) {
      case "OPENED" ->
          new Opened(
              stamp,
              edition(document.get("edition", Document.class)),
              List.of(ContentCodec.read(document.getString("overlapping"), Overlap[].class)),
              expireAfter(document.getLong("expireAfter")));
      case "REVISED" -> new Revised(stamp, edition(document.get("edition", Document.class)));
      case "REVIEWED" -> new Reviewed(stamp, review(document.get("review", Document.class)));
      case "TAKEN_BACK" -> new TakenBack(stamp);
      case "COMMENTED" ->
          new Commented(
              stamp,
              document.getString("text"),
              document.containsKey("clauseKind")
                  ? new ClauseRef(
                      ClauseKind.valueOf(document.getString("clauseKind")),
                      document.getString("clauseId"))
                  : null);
      case "TRYING" -> new Trying(stamp, trial(document.get("trial", Document.class)));
      case "TRIED" ->
          new Tried(
              stamp,
              document.getString("experiment"),
              Ending.Outcome.valueOf(document.getString("outcome")),
              Ending.Cause.valueOf(document.getString("because")));
      case "ACCEPTING" ->
          new Accepting(stamp, acceptance(document.get("acceptance", Document.class)));
      case "ENDED" -> new Ended(stamp, Proposal.State.valueOf(document.getString("state")));
      default -> throw new IllegalStateException("Unknown event " + document.getString(KIND));
    };
  }

  private static @Nullable Duration expireAfter(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }

  static Acceptance acceptance(Document document) {
    return new Acceptance(
        document.getInteger("version"),
        document.getString("contentHash"),
        document.get("effectiveFrom", Instant.class),
        document.getString("acceptedBy"));
  }

  static @Nullable KeyedRequest request(@Nullable Document document) {
    return document == null
        ? null
        : new KeyedRequest(document.getString("key"), document.getString("bodyHash"));
  }

  private static Document document(String kind, Stamp stamp) {
    var document =
        new Document(KIND, kind)
            .append("number", stamp.number())
            .append("by", stamp.by())
            .append("at", stamp.at());
    var request = stamp.request();
    return request == null
        ? document
        : document.append(
            "request", new Document("key", request.key()).append("bodyHash", request.bodyHash()));
  }

  private static Stamp stamp(Document document) {
    return new Stamp(
        document.getInteger("number"),
        document.getString("by"),
        document.get("at", Instant.class),
        request(document.get("request", Document.class)));
  }

  private static Document toDocument(Edition edition) {
    var document =
        new Document("origin", edition.origin().name())
            .append("baseVersion", edition.baseVersion())
            .append("content", ContentCodec.write(edition.content()))
            .append("contentHash", edition.contentHash())
            .append("rationale", edition.rationale());
    put(document, "change", edition.change());
    var summary = edition.summary();
    return summary == null ? document : document.append("summary", ContentCodec.write(summary));
  }

  private static Edition edition(Document document) {
    var summary = document.getString("summary");
    return new Edition(
        Origin.valueOf(document.getString("origin")),
        document.getInteger("baseVersion"),
        ContentCodec.read(document.getString("content"), PolicyContent.class),
        document.getString("contentHash"),
        document.getString("change"),
        document.getString("rationale"),
        summary == null ? null : ContentCodec.read(summary, Summary.class));
  }

  private static Document toDocument(Review review) {
    var document =
        new Document("verdict", review.verdict().name())
            .append("contentHash", review.contentHash())
            .append("baseVersion", review.baseVersion());
    var code = review.code();
    put(document, "code", code == null ? null : code.name());
    put(document, "reason", review.reason());
    put(document, "despite", review.despite());
    var trial = review.trial();
    if (trial != null) {
      document.append("trial", toDocument(trial));
    }
    var effectiveFrom = review.effectiveFrom();
    return effectiveFrom == null ? document : document.append("effectiveFrom", effectiveFrom);
  }

  private static Review review(Document document) {
    var code = document.getString("code");
    return new Review(
        Review.Verdict.valueOf(document.getString("verdict")),
        code == null ? null : Review.RejectionCode.valueOf(code),
        document.getString("reason"),
        document.getString("contentHash"),
        document.getInteger("baseVersion"),
        document.get("effectiveFrom", Instant.class),
        document.getString("despite"),
        trialTerms(document.get("trial", Document.class)));
  }

  private static Document toDocument(TrialTerms terms) {
    var document = new Document("share", terms.share()).append("until", terms.until().toString());
    put(document, "unitsPerWeek", terms.unitsPerWeek());
    put(document, "rate", terms.rate());
    return document;
  }

  private static @Nullable TrialTerms trialTerms(@Nullable Document document) {
    return document == null
        ? null
        : new TrialTerms(
            document.getDouble("share"),
            LocalDate.parse(document.getString("until")),
            document.getDouble("unitsPerWeek"),
            document.getDouble("rate"));
  }

  private static Document toDocument(Trial trial) {
    var document =
        new Document("experiment", trial.experiment())
            .append("share", trial.share())
            .append("until", trial.until().toString())
            .append("consents", trial.consents());
    put(document, "where", trial.where());
    put(document, "unitsPerWeek", trial.unitsPerWeek());
    put(document, "rate", trial.rate());
    return document;
  }

  private static Trial trial(Document document) {
    return new Trial(
        document.getString("experiment"),
        document.getDouble("share"),
        LocalDate.parse(document.getString("until")),
        document.getString("where"),
        document.getDouble("unitsPerWeek"),
        document.getDouble("rate"),
        document.getList("consents", String.class));
  }

  private static Document toDocument(Acceptance acceptance) {
    return new Document("version", acceptance.version())
        .append("contentHash", acceptance.contentHash())
        .append("effectiveFrom", acceptance.effectiveFrom())
        .append("acceptedBy", acceptance.acceptedBy());
  }

  private static void put(Document document, String name, @Nullable Object value) {
    if (value != null) {
      document.append(name, value);
    }
  }
}
