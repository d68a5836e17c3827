package org.doubleloop.policy.preview;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.check.Objections.RefusedCallers;

/// Writes previews into documents and reads them back.
final class PreviewDocuments {
  static final String EFFECT = "effect";
  private static final String UNKNOWN_SIGNALS = "unknownSignals";
  private static final String KIND = "proposal-preview";

  private PreviewDocuments() {}

  static String documentId(String organization, String proposal, int edition) {
    return Ids.document(organization, KIND, proposal + "/" + edition);
  }

  static Document toDocument(Preview preview) {
    var refused = preview.refused();
    var document =
        new Document(
                "_id", documentId(preview.organization(), preview.proposal(), preview.edition()))
            .append("organization", preview.organization())
            .append("kind", KIND)
            .append("proposal", preview.proposal())
            .append("edition", preview.edition())
            .append("at", preview.at())
            .append("refused", refused.refused())
            .append("lookedAt", refused.lookedAt())
            .append("refusals", refused.sentence())
            .append(EFFECT, preview.effect())
            .append("report", preview.report())
            .append(UNKNOWN_SIGNALS, preview.unknownSignals());
    return preview.counts() == null ? document : document.append("counts", preview.counts());
  }

  static Preview fromDocument(Document document) {
    return new Preview(
        document.getString("organization"),
        document.getString("proposal"),
        document.getInteger("edition"),
        document.get("at", Instant.class),
        new RefusedCallers(
            document.getLong("refused"),
            document.getLong("lookedAt"),
            document.getString("refusals")),
        effect(document),
        document.getString("report"),
        document.getString("counts"),
        document.getList(UNKNOWN_SIGNALS, String.class, List.of()));
  }

  /// In a sentence what it would have changed; empty also where that was not said yet.
  static String effect(Document document) {
    return Objects.requireNonNullElse(document.getString(EFFECT), "");
  }
}
