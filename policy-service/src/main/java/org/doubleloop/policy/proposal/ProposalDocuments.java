package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.finding.Finding;
import org.doubleloop.policy.proposal.Edition.Summary;
import org.doubleloop.policy.proposal.Head.Trial;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.rule.Evidence;
import org.jspecify.annotations.Nullable;

/// Writes proposals into documents and reads them back.
final class ProposalDocuments {
  static final String KIND = "proposal";

  /// By which a change is a compare-and-set.
  static final String CHANGE_NUMBER = "revision";

  /// The fields that lists read.
  static final List<String> HEAD =
      List.of("id", "policy", "state", "author", "createdAt", "finding", "head");

  private ProposalDocuments() {}

  static String documentId(String organization, String id) {
    return Ids.document(organization, KIND, id);
  }

  /// @param bodyHash of the request that made the proposal
  static Document toDocument(Proposal proposal, String bodyHash) {
    var document =
        new Document("_id", documentId(proposal.organization(), proposal.id()))
            .append("id", proposal.id())
            .append("organization", proposal.organization())
            .append("kind", KIND)
            .append("policy", proposal.policy())
            .append("evidence", ContentCodec.write(proposal.evidence()))
            .append("author", proposal.author())
            .append("createdAt", proposal.createdAt())
            .append("bodyHash", bodyHash);
    var finding = proposal.finding();
    if (finding != null) {
      document.append("finding", ContentCodec.write(finding));
    }
    document.putAll(changing(proposal));
    return document;
  }

  /// The fields that change.
  static Document changing(Proposal proposal) {
    var progress = proposal.progress();
    return new Document(CHANGE_NUMBER, progress.changeNumber())
        .append("state", progress.state().name())
        .append("judgment", proposal.isForJudgment())
        .append("head", toDocument(Head.of(proposal)))
        .append("events", progress.events().stream().map(EventDocuments::toDocument).toList());
  }

  static Proposal fromDocument(Document document) {
    var events =
        document.containsKey("events")
            ? document.getList("events", Document.class).stream()
                .map(EventDocuments::fromDocument)
                .toList()
            : FormerDocuments.events(document);
    return new Proposal(
        document.getString("organization"),
        document.getString("id"),
        document.getString("policy"),
        List.of(ContentCodec.read(document.get("evidence", Object.class), Evidence[].class)),
        finding(document),
        new Progress(events));
  }

  private static @Nullable Finding finding(Document document) {
    var finding = document.getString("finding");
    return finding == null ? null : ContentCodec.read(finding, Finding.class);
  }

  static boolean hasHead(Document document) {
    return document.containsKey("head");
  }

  /// Of a document with the fields of [#HEAD].
  static Head head(Document document) {
    var head = document.get("head", Document.class);
    return new Head(
        document.getString("id"),
        document.getString("policy"),
        State.valueOf(document.getString("state")),
        document.getString("author"),
        head.getString("editor"),
        document.get("createdAt", Instant.class),
        head.get("expiresAt", Instant.class),
        head.getInteger("baseVersion"),
        head.getString("rationale"),
        ContentCodec.read(head.getString("summary"), Summary.class),
        head.getList("approvers", String.class),
        head.getInteger("comments"),
        finding(document),
        trial(head.get("trial", Document.class)));
  }

  private static @Nullable Trial trial(@Nullable Document document) {
    if (document == null) {
      return null;
    }
    var outcome = document.getString("outcome");
    var because = document.getString("because");
    return new Trial(
        document.getString("experiment"),
        document.getDouble("share"),
        LocalDate.parse(document.getString("until")),
        document.get("startedAt", Instant.class),
        document.getBoolean("on"),
        outcome == null ? null : Ending.Outcome.valueOf(outcome),
        because == null ? null : Ending.Cause.valueOf(because));
  }

  private static Document toDocument(Trial trial) {
    var document =
        new Document("experiment", trial.experiment())
            .append("share", trial.share())
            .append("until", trial.until().toString())
            .append("startedAt", trial.startedAt())
            .append("on", trial.isOn());
    var outcome = trial.outcome();
    if (outcome != null) {
      document.append("outcome", outcome.name());
    }
    var because = trial.because();
    return because == null ? document : document.append("because", because.name());
  }

  static String bodyHash(Document document) {
    return document.getString("bodyHash");
  }

  private static Document toDocument(Head head) {
    var document = new Document("editor", head.editor());
    if (head.expiresAt() != null) {
      document.append("expiresAt", head.expiresAt());
    }
    var trial = head.trial();
    if (trial != null) {
      document.append("trial", toDocument(trial));
    }
    return document
        .append("baseVersion", head.baseVersion())
        .append("rationale", head.rationale())
        .append(
            "summary",
            ContentCodec.write(
                head.summary() == null
                    ? new Summary(head.rationale(), 1, List.of())
                    : head.summary()))
        .append("approvers", head.approvers())
        .append("comments", head.comments());
  }
}
