package org.doubleloop.policy.preview;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.doubleloop.api.policy.model.CountReportJson;
import org.doubleloop.api.policy.model.CountedOptionJson;
import org.doubleloop.api.policy.model.CountedRuleJson;
import org.doubleloop.api.policy.model.PreviewReportJson;
import org.doubleloop.policy.claim.CountedRate;
import org.doubleloop.policy.content.ContentCodec;
import org.jspecify.annotations.Nullable;

/// What a proposal would have changed, in a sentence for lists: numbers that were counted, and no
/// forecast.
final class EffectMapping {
  private static final int MOST_OPTIONS = 3;

  private EffectMapping() {}

  static String of(PreviewReportJson report, @Nullable CountReportJson counts) {
    var sentences = new ArrayList<String>();
    if (report.getLookedAt() > 0) {
      sentences.add(changed(report));
    }
    if (report.getRefused() > 0) {
      sentences.add(
          String.format(Locale.ROOT, "%,d callers would be refused.", report.getRefused()));
    }
    if (counts != null) {
      counts.getRules().stream()
          .filter(EffectMapping::hasCounted)
          .findFirst()
          .ifPresent(rule -> sentences.add(counted(rule)));
    }
    return String.join(" ", sentences);
  }

  private static String changed(PreviewReportJson report) {
    return String.format(
        Locale.ROOT,
        "%,d of last week's %,d %s would change.",
        report.getChanged(),
        report.getLookedAt(),
        report.getIsAll() ? "suggestions" : "newest suggestions");
  }

  private static boolean hasCounted(CountedRuleJson rule) {
    return rule.getOptions().stream().anyMatch(each -> each.getIsNamed() && rate(each).known() > 0);
  }

  private static String counted(CountedRuleJson rule) {
    return "Counted where `%s` holds: %s."
        .formatted(
            rule.getClause().getId(),
            rule.getOptions().stream()
                .limit(MOST_OPTIONS)
                .map(each ->
                    "`%s` %s%s".formatted(each.getOption(), rate(each).numbers(), little(each)))
                .collect(Collectors.joining(", ")));
  }

  private static String little(CountedOptionJson option) {
    return rate(option).state() == CountedRate.State.NOT_ENOUGH ? ", not enough evidence" : "";
  }

  private static CountedRate rate(CountedOptionJson option) {
    return ContentCodec.convert(option.getRate(), CountedRate.class);
  }
}
