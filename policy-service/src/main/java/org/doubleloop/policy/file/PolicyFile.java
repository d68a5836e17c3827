package org.doubleloop.policy.file;

import org.doubleloop.kit.json.Moments;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.Exploration.Across;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.PolicyVersion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The file of a policy version.
final class PolicyFile {
  /// So many bytes a file may have.
  static final int MOST_BYTES = 1 << 20;

  private static final double FLOOR_OF_BEFORE = 0.02;

  private PolicyFile() {}

  /// Always the same text for the same version.
  static String of(PolicyVersion version) {
    var file = JsonNodeFactory.instance.objectNode();
    file.put("policy", version.policy()).put("version", version.version());
    file.set("content", written(version.content()));
    return head(version) + YamlWriter.write(file);
  }

  /// What the content is known by that is read from the file of a version with this content.
  static String hash(PolicyContent content) {
    return ContentCodec.hash(ContentCodec.convert(written(content), PolicyContent.class));
  }

  private static String head(PolicyVersion version) {
    return """
    # Policy %1$s, version %2$d, in force from %3$s; content hash %4$s.
    # Change it and apply it: PUT /v1/policies/%1$s/file with If-Match: "%2$d" opens a proposal, and a
    # field `rationale` beside `content` says why. Comments such as these are not kept.
    """
        .formatted(
            version.policy(),
            version.version(),
            Moments.format(version.effectiveFrom()),
            version.contentHash());
  }

  /// In what was stored before it was always there, what is absent means something else than in
  /// what is read today; so it is written out.
  private static ObjectNode written(PolicyContent content) {
    var json = ContentCodec.convert(content, ObjectNode.class);
    if (json.get("exploration") instanceof ObjectNode exploration) {
      exploration.putIfAbsent("floor", json.numberNode(FLOOR_OF_BEFORE));
      exploration.putIfAbsent("across", json.stringNode(Across.PREFERRED.name()));
    }
    return json;
  }
}
