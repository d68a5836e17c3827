package org.doubleloop.policy.preview;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.claim.ClaimedPlace;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.finding.Finding;
import org.doubleloop.policy.preview.ProposalNews.Rejection;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Review.RejectionCode;
import org.jspecify.annotations.Nullable;

/// Writes what is told of proposals into documents and reads it back. They stand in one collection
/// with the versions, and have no field by which versions are found.
final class ProposalNewsDocuments {
  static final String KIND = "proposal-news";

  private ProposalNewsDocuments() {}

  /// The `_id`: unique, so that it is told once.
  static String documentId(String organization, String proposal, int edition, boolean isOpen) {
    return Ids.document(organization, KIND, publicId(proposal, edition, isOpen));
  }

  private static String publicId(String proposal, int edition, boolean isOpen) {
    return proposal + "/" + edition + (isOpen ? "" : "/closed");
  }

  static Document toDocument(ProposalNews news) {
    var document =
        new Document(
                "_id",
                documentId(news.organization(), news.proposal(), news.edition(), news.isOpen()))
            .append("id", publicId(news.proposal(), news.edition(), news.isOpen()))
            .append("organization", news.organization())
            .append("kind", KIND)
            .append("proposal", news.proposal())
            .append("proposedFor", news.policy())
            .append("edition", news.edition())
            .append("baseVersion", news.baseVersion())
            .append("contentHash", news.contentHash())
            .append("proposalState", news.state().name());
    var finding = news.finding();
    if (finding != null) {
      document.append("finding", ContentCodec.write(finding));
    }
    var rejection = news.rejection();
    if (rejection != null) {
      document.append("rejection", toDocument(rejection));
    }
    var content = news.content();
    return content == null
        ? document
        : document
            .append("content", ContentCodec.write(content))
            .append("claims", ContentCodec.write(news.claims()));
  }

  private static Document toDocument(Rejection rejection) {
    var document = new Document("by", rejection.by()).append("at", rejection.at());
    var code = rejection.code();
    if (code != null) {
      document.append("code", code.name());
    }
    var reason = rejection.reason();
    return reason == null ? document : document.append("reason", reason);
  }

  /// What was told before states were is only known to be open or not.
  private static State state(Document document) {
    var state = document.getString("proposalState");
    if (state != null) {
      return State.valueOf(state);
    }
    return document.containsKey("content") ? State.OPEN : State.STALE;
  }

  private static @Nullable Rejection rejection(@Nullable Document document) {
    if (document == null) {
      return null;
    }
    var code = document.getString("code");
    return new Rejection(
        document.getString("by"),
        document.get("at", Instant.class),
        code == null ? null : RejectionCode.valueOf(code),
        document.getString("reason"));
  }

  static ProposalNews fromDocument(Document document) {
    var content = document.getString("content");
    var finding = document.getString("finding");
    var claims = document.getString("claims");
    return new ProposalNews(
        document.getString("organization"),
        document.getString("proposal"),
        document.getString("proposedFor"),
        document.getInteger("edition"),
        document.getInteger("baseVersion"),
        content == null ? null : ContentCodec.read(content, PolicyContent.class),
        document.getString("contentHash"),
        state(document),
        finding == null ? null : ContentCodec.read(finding, Finding.class),
        rejection(document.get("rejection", Document.class)),
        claims == null ? List.of() : List.of(ContentCodec.read(claims, ClaimedPlace[].class)),
        List.of());
  }
}
