package org.doubleloop.policy.trial;

import static java.util.stream.Collectors.toMap;

import java.util.Optional;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.policy.change.ThreeWayMerge;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Variant;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;

/// Puts experiments onto newer versions.
final class Merging {
  private Merging() {}

  /// What variant B says on a newer version; empty where both have changed the same, where what
  /// comes of both can be no variant, or where units would be judged or divided in another way.
  static Optional<Variant> merged(PolicyVersion base, PolicyVersion newest, Experiment experiment) {
    var before = base.content();
    var after = newest.content();
    if (!before.metric().equals(after.metric())
        || !before.watch().equals(after.watch())
        || before.unit() != after.unit()
        || !isReadable(experiment.setup().where(), after)) {
      return Optional.empty();
    }
    var merge = ThreeWayMerge.of(before, after, experiment.content());
    if (!merge.conflicts().isEmpty()) {
      return Optional.empty();
    }
    var faults = new FieldFaults();
    var content = PolicyValidation.read(merge.content(), after, faults);
    return faults.found().isEmpty() && Triable.isTriable(after, content)
        ? Optional.of(Variant.of(newest, content))
        : Optional.empty();
  }

  private static boolean isReadable(@Nullable String where, PolicyContent content) {
    if (where == null) {
      return true;
    }
    var types =
        content.attributes().stream()
            .collect(toMap(Attribute::name, Attribute::type, (first, again) -> first));
    return Condition.compile(where, types) instanceof Compilation.Compiled;
  }
}
