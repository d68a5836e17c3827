package org.doubleloop.policy.validation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.Exploration.Across;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.PolicyContent.Mode;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.rule.Evidence;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a body says of a policy, and finds every fault of it at once.
public final class PolicyValidation {
  private static final String ROOT = "/content";

  /// The most bytes of the canonical text.
  private static final int LARGEST = 256 * 1024;

  private static final Set<String> RESERVED_WORDS =
      Set.of(
          ("as break const continue else false for function if import in let loop namespace null"
                  + " package return true var void while")
              .split(" "));

  private final PolicyContent content;
  private final FieldFaults faults;
  private final ConditionValidation conditions;
  private final OptionValidation options;

  private PolicyValidation(
      PolicyContent content, @Nullable PolicyContent standing, FieldFaults faults) {
    this.content = content;
    this.faults = faults;
    this.conditions =
        new ConditionValidation(content.attributes(), StandingConditions.of(standing), faults);
    this.options = new OptionValidation(content.options(), faults);
  }

  /// Reads and checks the content that stands under `/content` in a body. What is returned is only
  /// good when no fault was found.
  ///
  /// @param model the API's, each of whose values is right by itself
  public static PolicyContent read(Object model, FieldFaults faults) {
    return read(model, null, faults);
  }

  /// As [#read(Object, FieldFaults)], of what is to come after another content.
  ///
  /// @param standing null where nothing comes before
  public static PolicyContent read(
      Object model, @Nullable PolicyContent standing, FieldFaults faults) {
    var json = ContentCodec.convert(model, ObjectNode.class);
    new MetricValidation(ROOT, faults).checkWindows(json);
    new ReviewTermsValidation(ROOT, faults).checkDurations(json);
    if (json.get("exploration") instanceof ObjectNode exploration) {
      exploration.putIfAbsent("floor", json.numberNode(1));
      exploration.putIfAbsent("across", json.stringNode(Across.ELIGIBLE.name()));
    }
    var content = ContentCodec.convert(json, PolicyContent.class);
    new PolicyValidation(content, standing, faults).check();
    return content;
  }

  /// Reads and checks the evidence that stands under `/evidence` in a body.
  ///
  /// @param models the API's; absent when there is none
  public static List<Evidence> readEvidence(@Nullable List<?> models, FieldFaults faults) {
    if (models == null) {
      return List.of();
    }
    var evidence =
        models.stream().map(model -> ContentCodec.convert(model, Evidence.class)).toList();
    RuleValidation.checkEvidence("/evidence", evidence, faults);
    return evidence;
  }

  private void check() {
    new MetricValidation(ROOT, faults).check(content);
    checkAttributes(ROOT + "/attributes", content.attributes());
    options.check(ROOT + "/options");
    var rules = new RuleValidation(conditions, options, faults);
    rules.checkRules(ROOT + "/rules", content.rules());
    rules.checkGuardrails(ROOT + "/guardrails", content.guardrails());
    new GuidanceValidation(conditions, faults).check(ROOT + "/guidance", content.guidance());
    checkExploration(ROOT + "/exploration");
    new ReviewTermsValidation(ROOT, faults).check(content);
    if (ContentCodec.write(content).getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      faults.add(ROOT, "SIZE", "must not be larger than " + LARGEST / 1024 + " KiB in all");
    }
  }

  private void checkAttributes(String list, List<Attribute> attributes) {
    faults.addRepeated(list, "/name", attributes.stream().map(Attribute::name).toList());
    for (int i = 0; i < attributes.size(); i++) {
      var attribute = attributes.get(i);
      if (RESERVED_WORDS.contains(attribute.name())) {
        faults.add(
            list + "/" + i + "/name", "PATTERN", "must not be a word that conditions reserve");
      }
      var values = list + "/" + i + "/values";
      if (!attribute.values().isEmpty() && attribute.type() != AttributeType.STRING) {
        faults.add(values, "EXCLUSIVE", "must be absent: only a STRING has declared values");
      }
      faults.addRepeated(values, "", attribute.values());
    }
  }

  private void checkExploration(String pointer) {
    if (content.exploration() != null && content.mode() != Mode.EXPLORE) {
      faults.add(
          pointer,
          "EXCLUSIVE",
          "must be absent: in mode " + content.mode() + " nothing is left to chance");
    }
    if (content.exploration() == null && content.mode() == Mode.EXPLORE) {
      faults.add(pointer, "REQUIRED", "must declare the share in mode EXPLORE");
    }
  }
}
