package org.doubleloop.policy.proposal;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.proposal.Progress.Acceptance;
import org.doubleloop.policy.proposal.Progress.Change;
import org.doubleloop.policy.proposal.Progress.KeyedRequest;
import org.doubleloop.policy.rule.Evidence;
import org.jspecify.annotations.Nullable;

/// Writes proposals into documents and reads them back.
final class ProposalDocuments {
  static final String KIND = "proposal";

  /// By which a change is a compare-and-set.
  static final String CHANGE_NUMBER = "revision";

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
            .append("baseVersion", proposal.baseVersion())
            .append("content", ContentCodec.write(proposal.content()))
            .append("contentHash", proposal.contentHash())
            .append("rationale", proposal.rationale())
            .append("evidence", ContentCodec.write(proposal.evidence()))
            .append("author", proposal.author())
            .append("createdAt", proposal.createdAt())
            .append("bodyHash", bodyHash);
    document.putAll(toDocument(proposal.progress()));
    return document;
  }

  /// The fields that change.
  static Document toDocument(Progress progress) {
    var document =
        new Document(CHANGE_NUMBER, progress.changeNumber())
            .append("state", progress.state().name())
            .append(
                "reviews", progress.reviews().stream().map(ProposalDocuments::toDocument).toList())
            .append(
                "changes", progress.changes().stream().map(ProposalDocuments::toDocument).toList());
    var acceptance = progress.acceptance();
    if (acceptance != null) {
      document.append(
          "acceptance",
          new Document("version", acceptance.version())
              .append("contentHash", acceptance.contentHash())
              .append("effectiveFrom", acceptance.effectiveFrom())
              .append("acceptedBy", acceptance.acceptedBy()));
    }
    var request = progress.closedBy();
    if (request != null) {
      document.append(
          "decisiveRequest",
          new Document("key", request.key()).append("bodyHash", request.bodyHash()));
    }
    return document;
  }

  static Proposal fromDocument(Document document) {
    return new Proposal(
        document.getString("organization"),
        document.getString("id"),
        document.getString("policy"),
        document.getInteger("baseVersion"),
        ContentCodec.read(document.get("content", Object.class), PolicyContent.class),
        document.getString("contentHash"),
        document.getString("rationale"),
        List.of(ContentCodec.read(document.get("evidence", Object.class), Evidence[].class)),
        document.getString("author"),
        document.get("createdAt", Instant.class),
        new Progress(
            documents(document, "reviews").stream().map(ProposalDocuments::review).toList(),
            acceptance(document.get("acceptance", Document.class)),
            documents(document, "changes").stream().map(ProposalDocuments::change).toList(),
            request(document.get("decisiveRequest", Document.class))));
  }

  static String bodyHash(Document document) {
    return document.getString("bodyHash");
  }

  private static Document toDocument(Review review) {
    var document =
        new Document("reviewer", review.reviewer()).append("verdict", review.verdict().name());
    if (review.reason() != null) {
      document.append("reason", review.reason());
    }
    return document.append("at", review.at());
  }

  private static Document toDocument(Change change) {
    return new Document("state", change.state().name())
        .append("by", change.by())
        .append("at", change.at());
  }

  private static Review review(Document document) {
    return new Review(
        document.getString("reviewer"),
        Review.Verdict.valueOf(document.getString("verdict")),
        document.getString("reason"),
        document.get("at", Instant.class));
  }

  private static Change change(Document document) {
    return new Change(
        Proposal.State.valueOf(document.getString("state")),
        document.getString("by"),
        document.get("at", Instant.class));
  }

  private static @Nullable Acceptance acceptance(@Nullable Document document) {
    return document == null
        ? null
        : new Acceptance(
            document.getInteger("version"),
            document.getString("contentHash"),
            document.get("effectiveFrom", Instant.class),
            document.getString("acceptedBy"));
  }

  private static @Nullable KeyedRequest request(@Nullable Document document) {
    return document == null
        ? null
        : new KeyedRequest(document.getString("key"), document.getString("bodyHash"));
  }

  private static List<Document> documents(Document document, String name) {
    return document.getList(name, Document.class, List.of());
  }
}
