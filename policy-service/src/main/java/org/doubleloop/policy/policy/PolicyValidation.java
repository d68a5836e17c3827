package org.doubleloop.policy.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.policy.policy.PolicyContent.Mode;
import org.doubleloop.policy.policy.Rule.Effect;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Finds every fault of a policy's content at once: conditions that cannot be evaluated, rules that
/// speak of no option, and parts that contradict each other.
public final class PolicyValidation {
  private static final String ROOT = "/content";

  /// The most bytes of the canonical form.
  static final int LARGEST = 256 * 1024;

  /// The most characters of the reasons of REQUIRE rules in all, once for each option: where all of
  /// them hold, a suggestion gives all of them with each option that it ranks.
  static final int MOST_REASONS = 1_000_000;

  private static final Pattern MAP_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{[A-Za-z][A-Za-z0-9_]{0,63}\\}\\}");
  private static final Set<String> RESERVED_WORDS =
      Set.of(
          ("as break const continue else false for function if import in let loop namespace null"
                  + " package return true var void while")
              .split(" "));
  private static final int MAP_ENTRIES = 32;
  private static final int MAP_VALUE = 256;

  private final PolicyContent content;
  private final FieldFaults faults;
  private final Map<String, AttributeType> declared;
  private final Set<String> required;

  private PolicyValidation(PolicyContent content, FieldFaults faults) {
    this.content = content;
    this.faults = faults;
    this.declared =
        content.attributes().stream()
            .collect(
                Collectors.toMap(
                    Attribute::name,
                    attribute -> AttributeType.valueOf(attribute.type().name()),
                    // One that is declared again is a fault of its own.
                    (first, again) -> first));
    this.required =
        content.attributes().stream()
            .filter(Attribute::required)
            .map(Attribute::name)
            .collect(Collectors.toSet());
  }

  /// Reads and checks the content that stands under [#ROOT] in a body. What is returned is only
  /// good when no fault was found.
  ///
  /// @param model the API's, each of whose values is right by itself
  public static PolicyContent read(Object model, FieldFaults faults) {
    var json = ContentCodec.convert(model, ObjectNode.class);
    if (AttributionWindow.parse(json.at("/metric/window").asString()).isEmpty()) {
      faults.add(
          ROOT + "/metric/window",
          "FORMAT",
          "must be an ISO 8601 duration in weeks, days, hours, minutes or seconds, above 0 and at"
              + " most "
              + AttributionWindow.LONGEST);
      // Some length, so that the faults after this one are found too.
      json.withObject("/metric").put("window", AttributionWindow.LONGEST.toString());
    }
    var content = ContentCodec.convert(json, PolicyContent.class);
    new PolicyValidation(content, faults).check();
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
    checkEvidence("/evidence", evidence, faults);
    return evidence;
  }

  private void check() {
    checkAttributes();
    checkOptions();
    checkRules();
    checkGuardrails();
    checkGuidance();
    checkExploration();
    if (ContentCodec.write(content).getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      faults.add(ROOT, "SIZE", "must not be larger than " + LARGEST / 1024 + " KiB in all");
    }
  }

  private void checkAttributes() {
    var attributes = content.attributes();
    var list = ROOT + "/attributes";
    faults.addRepeated(list, "/name", attributes.stream().map(Attribute::name).toList());
    for (int i = 0; i < attributes.size(); i++) {
      var attribute = attributes.get(i);
      if (RESERVED_WORDS.contains(attribute.name())) {
        faults.add(
            list + "/" + i + "/name", "PATTERN", "must not be a word that conditions reserve");
      }
      var values = list + "/" + i + "/values";
      if (!attribute.values().isEmpty() && attribute.type() != Attribute.Type.STRING) {
        faults.add(values, "EXCLUSIVE", "must be absent: only a STRING has declared values");
      }
      faults.addRepeated(values, "", attribute.values());
    }
  }

  private void checkOptions() {
    var options = content.options();
    var list = ROOT + "/options";
    faults.addRepeated(list, "/id", options.stream().map(Option::id).toList());
    for (int i = 0; i < options.size(); i++) {
      var option = options.get(i);
      checkMap(list + "/" + i + "/attributes", option.attributes());
      checkDraft(list + "/" + i + "/draft", option.draft());
    }
  }

  private void checkDraft(String pointer, @Nullable String draft) {
    if (draft == null) {
      return;
    }
    int malformed =
        PLACEHOLDER
            .matcher(draft)
            .replaceAll(match -> " ".repeat(match.group().length()))
            .indexOf("{{");
    if (malformed >= 0) {
      faults.add(
          pointer,
          "PLACEHOLDER",
          "must have the name of an attribute and }} after {{, without spaces (at character "
              + (malformed + 1)
              + ")");
    }
  }

  private void checkRules() {
    var rules = content.rules();
    var list = ROOT + "/rules";
    faults.addRepeated(list, "/id", rules.stream().map(Rule::id).toList());
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      var pointer = list + "/" + i;
      if (rule.effect() == Effect.PREFER) {
        checkCondition(pointer + "/when", rule.when());
      } else {
        checkBinding(pointer + "/when", rule.when());
      }
      checkNamedOptions(pointer, rule.options(), rule.matching());
      checkEvidence(pointer + "/evidence", rule.evidence(), faults);
    }
    int most = MOST_REASONS / content.options().size();
    int reasons =
        rules.stream()
            .filter(rule -> rule.effect() == Effect.REQUIRE)
            .mapToInt(rule -> rule.reason().length())
            .sum();
    if (reasons > most) {
      faults.add(
          list,
          "SIZE",
          "must not have more than "
              + most
              + " characters in the reasons of all REQUIRE rules, with as many options");
    }
  }

  private void checkGuardrails() {
    var guardrails = content.guardrails();
    var list = ROOT + "/guardrails";
    faults.addRepeated(list, "/id", guardrails.stream().map(Guardrail::id).toList());
    for (int i = 0; i < guardrails.size(); i++) {
      var guardrail = guardrails.get(i);
      checkBinding(list + "/" + i + "/when", guardrail.when());
      checkNamedOptions(list + "/" + i, guardrail.options(), guardrail.matching());
    }
  }

  private void checkGuidance() {
    var guidance = content.guidance();
    var list = ROOT + "/guidance";
    faults.addRepeated(list, "/id", guidance.stream().map(Guidance::id).toList());
    for (int i = 0; i < guidance.size(); i++) {
      checkCondition(list + "/" + i + "/when", guidance.get(i).when());
    }
  }

  private void checkExploration() {
    if (content.exploration() != null && content.mode() != Mode.EXPLORE) {
      faults.add(
          ROOT + "/exploration",
          "EXCLUSIVE",
          "must be absent: in mode " + content.mode() + " nothing is left to chance");
    }
    if (content.exploration() == null && content.mode() == Mode.EXPLORE) {
      faults.add(ROOT + "/exploration", "REQUIRED", "must declare the share in mode EXPLORE");
    }
  }

  private Optional<Condition> checkCondition(String pointer, @Nullable String condition) {
    if (condition == null) {
      return Optional.empty();
    }
    return switch (Condition.compile(condition, declared)) {
      case Compilation.Compiled(var compiled) -> Optional.of(compiled);
      case Compilation.Faulty(var found) -> {
        found.forEach(fault -> faults.add(pointer, "CONDITION", fault.toString()));
        yield Optional.empty();
      }
    };
  }

  /// What takes options away must never be silent for want of an attribute.
  private void checkBinding(String pointer, @Nullable String condition) {
    checkCondition(pointer, condition).stream()
        .flatMap(compiled -> compiled.reads().stream())
        .filter(name -> !required.contains(name))
        .sorted()
        .forEach(name ->
            faults.add(
                pointer,
                "OPTIONAL",
                "reads `" + name + "`, which a context may leave out: declare it required"));
  }

  private void checkNamedOptions(
      String pointer, List<String> options, SortedMap<String, String> matching) {
    if (options.isEmpty() && matching.isEmpty()) {
      faults.add(pointer, "REQUIRED", "must name options, or attributes in matching");
      return;
    }
    var list = pointer + "/options";
    faults.addRepeated(list, "", options);
    for (int i = 0; i < options.size(); i++) {
      var id = options.get(i);
      if (content.options().stream().noneMatch(option -> option.id().equals(id))) {
        faults.add(list + "/" + i, "UNKNOWN", "must be the id of an option");
      }
    }
    checkMap(pointer + "/matching", matching);
    if (!matching.isEmpty() && content.options().stream().noneMatch(o -> o.has(matching))) {
      faults.add(pointer + "/matching", "UNKNOWN", "must match an option");
    }
  }

  private void checkMap(String pointer, SortedMap<String, String> map) {
    if (map.size() > MAP_ENTRIES) {
      faults.add(pointer, "SIZE", "must not have more than " + MAP_ENTRIES + " entries");
    }
    map.forEach((name, value) -> {
      if (!MAP_KEY.matcher(name).matches()) {
        faults.add(pointer, "PATTERN", "must only have names like " + MAP_KEY);
      }
      if (value.length() > MAP_VALUE) {
        faults.add(pointer, "SIZE", "must only have values up to " + MAP_VALUE + " characters");
      }
    });
  }

  /// Evidence cannot have more successes than trials.
  private static void checkEvidence(String pointer, List<Evidence> evidence, FieldFaults faults) {
    for (int i = 0; i < evidence.size(); i++) {
      var counts = evidence.get(i).counts();
      for (int j = 0; j < counts.size(); j++) {
        if (counts.get(j).successes() > counts.get(j).trials()) {
          faults.add(
              pointer + "/" + i + "/counts/" + j + "/successes",
              "RANGE",
              "must not be more than the trials");
        }
      }
    }
  }
}
