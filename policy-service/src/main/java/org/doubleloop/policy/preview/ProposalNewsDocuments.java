package org.doubleloop.policy.preview;

import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.claim.ClaimedPlace;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;

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
            .append("contentHash", news.contentHash());
    var content = news.content();
    return content == null
        ? document
        : document
            .append("content", ContentCodec.write(content))
            .append("claims", ContentCodec.write(news.claims()));
  }

  static ProposalNews fromDocument(Document document) {
    var content = document.getString("content");
    var claims = document.getString("claims");
    return new ProposalNews(
        document.getString("organization"),
        document.getString("proposal"),
        document.getString("proposedFor"),
        document.getInteger("edition"),
        document.getInteger("baseVersion"),
        content == null ? null : ContentCodec.read(content, PolicyContent.class),
        document.getString("contentHash"),
        claims == null ? List.of() : List.of(ContentCodec.read(claims, ClaimedPlace[].class)));
  }
}
