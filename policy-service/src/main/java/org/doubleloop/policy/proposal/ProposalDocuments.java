package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.proposal.Edition.Summary;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.rule.Evidence;

/// Writes proposals into documents and reads them back.
final class ProposalDocuments {
  static final String KIND = "proposal";

  /// By which a change is a compare-and-set.
  static final String CHANGE_NUMBER = "revision";

  /// The fields that lists read.
  static final List<String> HEAD = List.of("id", "policy", "state", "author", "createdAt", "head");

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
    document.putAll(changing(proposal));
    return document;
  }

  /// The fields that change.
  static Document changing(Proposal proposal) {
    var progress = proposal.progress();
    return new Document(CHANGE_NUMBER, progress.changeNumber())
        .append("state", progress.state().name())
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
        new Progress(events));
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
        head.getInteger("edition", 0),
        head.getInteger("baseVersion"),
        head.getString("rationale"),
        ContentCodec.read(head.getString("summary"), Summary.class),
        head.getList("approvers", String.class),
        head.getInteger("comments"));
  }

  static String bodyHash(Document document) {
    return document.getString("bodyHash");
  }

  private static Document toDocument(Head head) {
    var document = new Document("editor", head.editor());
    if (head.expiresAt() != null) {
      document.append("expiresAt", head.expiresAt());
    }
    return document
        .append("edition", head.edition())
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
