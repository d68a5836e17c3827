package org.doubleloop.policy.evidence;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;

/// Writes links into documents and reads them back.
final class EvidenceLinkDocuments {
  private EvidenceLinkDocuments() {}

  static String documentId(EvidenceLink link) {
    return Ids.hash(link.organization(), "evidence-link", link.signal(), link.name());
  }

  static Document toDocument(EvidenceLink link) {
    var document =
        new Document("_id", documentId(link))
            .append("organization", link.organization())
            .append("signal", link.signal())
            .append("name", link.name())
            .append("at", link.at())
            .append("policy", link.policy());
    if (link.proposal() != null) {
      document.append("proposal", link.proposal());
    } else {
      document.append("rule", link.rule()).append("version", link.version());
    }
    return document;
  }

  static EvidenceLink fromDocument(Document document) {
    return new EvidenceLink(
        document.getString("organization"),
        document.getString("signal"),
        document.getString("policy"),
        document.getString("proposal"),
        document.getString("rule"),
        document.getInteger("version"),
        document.get("at", Instant.class));
  }
}
