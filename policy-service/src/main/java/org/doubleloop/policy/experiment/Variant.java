package org.doubleloop.policy.experiment;

import java.util.List;
import org.doubleloop.policy.Preconditions;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.PolicyVersion;

/// What variant B says, and of which version variant A is.
///
/// @param contentHash [ContentCodec#hash]
/// @param clauses those in which the two differ
public record Variant(
    int baseVersion, PolicyContent content, String contentHash, List<ClauseRef> clauses) {
  public Variant {
    Preconditions.notEmpty(contentHash, "content's hash");
    if (baseVersion < 1) {
      throw new IllegalArgumentException("Versions are numbered from 1");
    }
    clauses = List.copyOf(clauses);
  }

  public static Variant of(PolicyVersion base, PolicyContent content) {
    return new Variant(
        base.version(),
        content,
        ContentCodec.hash(content),
        ContentDiff.touched(ContentDiff.between(base.content(), content)).stream()
            .sorted(ClauseRef.ORDER)
            .toList());
  }
}
