package org.doubleloop.policy.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.policy.change.ClauseChange;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.change.FieldChange;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.evidence.ProposedEvidence;
import org.doubleloop.policy.evidence.ProposedEvidence.Proposed;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Goes back through the versions of a policy.
@Component
final class PolicyLineage {
  /// The step that passes this many characters is the last one of a page.
  private static final int MOST_CHARACTERS = 1 << 20;

  /// So many versions are read for a page, however few of them have changed what is asked for.
  private static final int MOST_VERSIONS = 1_000;

  private static final int AT_ONCE = 50;

  private final Policies policies;
  private final ProposedEvidence proposed;

  PolicyLineage(Policies policies, ProposedEvidence proposed) {
    this.policies = policies;
    this.proposed = proposed;
  }

  /// Some steps, the newest first.
  ///
  /// @param below the version to go on below; null where there is no more
  record Page(List<LineageStep> steps, @Nullable Integer below) {
    Page {
      steps = List.copyOf(steps);
    }
  }

  /// @param clause the one whose changes are told; null: all
  /// @param below the version to go on below
  Page steps(
      String organization,
      String policy,
      @Nullable ClauseRef clause,
      @Nullable Integer below,
      int limit) {
    var steps = new ArrayList<LineageStep>();
    // Few versions may have changed a clause.
    int atOnce = clause == null ? Math.min(limit, AT_ONCE) : AT_ONCE;
    long characters = 0;
    var from = below;
    for (int read = 0; read < MOST_VERSIONS; ) {
      var versions = policies.versions(organization, policy, from, atOnce);
      for (int i = 0; i < versions.items().size(); i++) {
        var version = versions.items().get(i);
        var before =
            i + 1 < versions.items().size() ? versions.items().get(i + 1) : before(version);
        var changes = changes(before == null ? null : before.content(), version, clause);
        if (!changes.isEmpty()) {
          var step = step(version, changes);
          steps.add(step);
          characters += characters(step);
        }
        from = version.version();
        read++;
        if (from > 1 && (steps.size() == limit || characters > MOST_CHARACTERS)) {
          return new Page(steps, from);
        }
      }
      if (!versions.more()) {
        return new Page(steps, null);
      }
    }
    return new Page(steps, from);
  }

  private @Nullable PolicyVersion before(PolicyVersion version) {
    return version.version() == 1
        ? null
        : policies
            .version(version.organization(), version.policy(), version.version() - 1)
            .orElseThrow();
  }

  private static List<ClauseChange> changes(
      @Nullable PolicyContent before, PolicyVersion version, @Nullable ClauseRef clause) {
    var changes =
        before == null
            ? ContentDiff.of(version.content())
            : ContentDiff.between(before, version.content());
    return changes.stream()
        .filter(change -> clause == null || clause.equals(change.clause()))
        .toList();
  }

  private LineageStep step(PolicyVersion version, List<ClauseChange> changes) {
    var proposal = version.proposal();
    var from =
        proposal == null
            ? Optional.<Proposed>empty()
            : proposed.find(version.organization(), proposal);
    return new LineageStep(
        version,
        from.map(Proposed::isForJudgment).orElse(false),
        from.map(Proposed::evidence).orElse(List.of()),
        changes);
  }

  private static int characters(LineageStep step) {
    return ContentCodec.write(step.evidence()).length()
        + step.changes().stream().mapToInt(PolicyLineage::characters).sum();
  }

  private static int characters(ClauseChange change) {
    return change.sentence().length()
        + change.fields().stream().mapToInt(PolicyLineage::characters).sum();
  }

  /// Texts that change are told word by word, too.
  private static int characters(FieldChange field) {
    int said =
        (field.before() == null ? 0 : field.before().length())
            + (field.after() == null ? 0 : field.after().length());
    return field.words().isEmpty() ? said : 2 * said;
  }
}
