package org.doubleloop.policy.proposal;

import java.util.List;
import org.doubleloop.policy.change.ClauseChange;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;

/// What a proposal says from some moment on.
///
/// @param baseVersion the version that the content was made from
/// @param contentHash [ContentCodec#hash]
/// @param change the steps as they were given, as JSON; null where the whole content was
/// @param summary what it changes in its base; null in what was stored before there was such a
///   thing
public record Edition(
    Origin origin,
    int baseVersion,
    PolicyContent content,
    String contentHash,
    @Nullable String change,
    String rationale,
    @Nullable Summary summary) {

  /// Where it comes from.
  public enum Origin {
    PROPOSED,
    /// By the author.
    EDITED,
    /// By a reviewer.
    AMENDED,
    /// From a newer base version, with other changes than the edition before.
    MERGED,
    /// From a newer base version, with the same changes as the edition before.
    REBASED
  }

  /// What changes, in short.
  ///
  /// @param sentence the first change
  /// @param changes how many there are
  /// @param clauses those that are touched
  public record Summary(String sentence, int changes, List<ClauseRef> clauses) {
    private static final int MOST_CLAUSES = 300;

    public Summary {
      clauses = List.copyOf(clauses);
    }

    public static Summary of(List<ClauseChange> changes) {
      return new Summary(
          changes.isEmpty() ? "Nothing changes" : changes.getFirst().sentence(),
          changes.size(),
          ContentDiff.touched(changes).stream()
              .sorted(ClauseRef.ORDER)
              .limit(MOST_CLAUSES)
              .toList());
    }
  }

  public Edition {
    if (baseVersion < 1 || rationale.isEmpty()) {
      throw new IllegalArgumentException("A proposal has a base version and a rationale");
    }
  }

  /// Of a content on its base.
  public static Edition of(
      Origin origin,
      int baseVersion,
      PolicyContent base,
      PolicyContent content,
      @Nullable String change,
      String rationale) {
    return new Edition(
        origin,
        baseVersion,
        content,
        ContentCodec.hash(content),
        change,
        rationale,
        Summary.of(ContentDiff.between(base, content)));
  }
}
