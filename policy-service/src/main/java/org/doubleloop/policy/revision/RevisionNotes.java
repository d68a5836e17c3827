package org.doubleloop.policy.revision;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;

/// What is said of a policy's content when it is made or revised.
public final class RevisionNotes {
  private RevisionNotes() {}

  /// What was counted and what will be, what contradicts itself, and what may mean something else
  /// than it seems, one sentence each; the most important first.
  ///
  /// @param base what the content revises; null where it is the first
  public static List<String> of(@Nullable PolicyContent base, PolicyContent content) {
    var revised =
        base == null
            ? Stream.<String>of()
            : Stream.of(
                    MetricNotes.of(base, content),
                    OptionNotes.of(base.options(), content.options()),
                    AttributeNotes.of(base.attributes(), content.attributes()))
                .flatMap(List::stream);
    return Stream.of(
            revised,
            GuidanceNotes.of(content).stream(),
            OrderNotes.of(content).stream(),
            RoomNotes.of(content).stream())
        .flatMap(notes -> notes)
        .toList();
  }
}
