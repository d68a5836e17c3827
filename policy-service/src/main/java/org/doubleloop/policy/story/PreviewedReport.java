package org.doubleloop.policy.story;

import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.policy.check.RuleOrder;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.preview.Preview;
import org.doubleloop.policy.story.Comparison.Recorded;
import org.doubleloop.policy.story.Comparison.SameContext;
import org.doubleloop.policy.story.Comparison.SameContext.By;
import org.doubleloop.policy.story.Comparison.SameContext.Choice;
import org.jspecify.annotations.Nullable;

/// What stories need of the preview of a proposal.
///
/// @param lookedAt how many suggestions
/// @param otherOption in how many another option would come first
record PreviewedReport(
    int baseVersion, boolean isAll, long lookedAt, long otherOption, List<Example> examples) {

  PreviewedReport {
    examples = List.copyOf(examples);
  }

  /// A recorded context.
  record Example(
      String suggestion, Map<String, Object> attributes, long times, Told before, Told after) {
    boolean isOther() {
      return !Objects.equals(before.option(), after.option());
    }
  }

  record Told(@Nullable String option, List<String> eligible, @Nullable String why) {
    Choice choice() {
      return new Choice(option, eligible, why);
    }

    private RuleOrder.@Nullable Left left() {
      return option == null ? null : new RuleOrder.Left(eligible, List.of(option));
    }
  }

  static PreviewedReport of(Preview preview) {
    return ContentCodec.read(preview.report(), PreviewedReport.class);
  }

  /// Those in which another option comes first, the most frequent first.
  List<SameContext> changed() {
    return examples.stream()
        .filter(Example::isOther)
        .sorted(comparingLong(Example::times).reversed())
        .map(example ->
            new SameContext(
                By.PREVIEW,
                example.attributes(),
                example.suggestion(),
                example.times(),
                example.before().choice(),
                example.after().choice()))
        .toList();
  }

  /// All of its contexts, with what was suggested in them where that is by this base.
  List<Recorded> recorded(int base) {
    return examples.stream()
        .sorted(comparingLong(Example::times).reversed())
        .map(example ->
            new Recorded(
                example.attributes(),
                example.suggestion(),
                example.times(),
                base == baseVersion ? example.before().left() : null))
        .toList();
  }
}
