package org.doubleloop.policy.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Compilation;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.rule.Evidence;
import org.doubleloop.policy.rule.Rule;
import org.jspecify.annotations.Nullable;

/// The places that a proposal speaks of, and what is read there.
final class Places {
  private static final int MOST = 20;

  private Places() {}

  /// That of its finding, and those of the counts in its evidence and in that of its new rules.
  static List<Map<String, Object>> of(Proposal proposal, PolicyContent before) {
    var types = types(proposal.content());
    var places = new LinkedHashSet<Map<String, Object>>();
    var finding = proposal.finding();
    if (finding != null) {
      var place = new LinkedHashMap<String, Object>();
      finding.place().forEach(trait -> put(place, trait.attribute(), trait.value(), types));
      places.add(place);
    }
    Stream.concat(
            proposal.evidence().stream(),
            changed(before, proposal.content()).flatMap(rule -> rule.evidence().stream()))
        .flatMap(evidence -> evidence.counts().stream())
        .map(Evidence.Count::where)
        .filter(where -> !where.isEmpty())
        .forEach(where -> {
          var place = new LinkedHashMap<String, Object>();
          where.forEach(each -> put(place, each.attribute(), each.value(), types));
          places.add(place);
        });
    return new ArrayList<>(places).stream().limit(MOST).toList();
  }

  private static void put(
      Map<String, Object> place, String name, String value, Map<String, AttributeType> types) {
    var type = types.get(name);
    place.put(
        name,
        type == AttributeType.BOOLEAN
            ? Boolean.valueOf(value)
            : type == AttributeType.NUMBER && number(value) != null ? number(value) : value);
  }

  private static @Nullable Double number(String value) {
    try {
      return Double.valueOf(value);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /// The attributes that the conditions read by which two contents differ.
  static Set<String> read(PolicyContent before, PolicyContent after) {
    var types = types(after);
    var names = new TreeSet<String>();
    Stream.concat(changed(before, after), changed(after, before))
        .forEach(rule -> {
          if (Condition.compile(rule.when(), types) instanceof Compilation.Compiled(var when)) {
            names.addAll(when.reads());
          }
        });
    return names;
  }

  private static Stream<Rule> changed(PolicyContent before, PolicyContent after) {
    return after.rules().stream().filter(rule -> !before.rules().contains(rule));
  }

  private static Map<String, AttributeType> types(PolicyContent content) {
    var types = new LinkedHashMap<String, AttributeType>();
    content.attributes().forEach((Attribute each) -> types.put(each.name(), each.type()));
    return types;
  }
}
