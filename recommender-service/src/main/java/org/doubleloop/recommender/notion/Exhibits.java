package org.doubleloop.recommender.notion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.cited.Evidence;
import org.doubleloop.recommender.cited.Hidden;
import org.doubleloop.recommender.contrast.Listed;
import org.doubleloop.recommender.editpattern.Shown;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.PolicyVersion;

/// What a model is shown of a policy, each thing with an id that was made for this question.
///
/// @param evidence as it is sent, without names of people
/// @param data all that is sent
/// @param own words of the organization
record Exhibits(List<Evidence> evidence, Map<String, Object> data, List<String> own) {
  private static final int MOST_CONTRASTS = 20;
  private static final int MOST_PATTERNS = 20;
  private static final int MOST_DECLARED = 50;
  private static final int LONGEST_TEXT = 600;

  Exhibits {
    evidence = List.copyOf(evidence);
    own = List.copyOf(own);
  }

  boolean areNone() {
    return evidence.isEmpty();
  }

  /// The same for the same, whatever its ids.
  String fingerprint() {
    return Ids.hash(
        evidence.stream()
            .flatMap(each -> Stream.concat(Stream.of(each.statement()), each.captured().stream()))
            .toArray(String[]::new));
  }

  /// @param tag letters that nobody can know, with which all ids begin
  static Exhibits of(
      PolicyVersion version,
      List<Listed> contrasts,
      List<Shown> patterns,
      List<Pair> pairs,
      String tag) {
    var own = own(version);
    var captured = new ArrayList<String>();
    patterns.forEach(each -> captured.add(each.text()));
    pairs.forEach(each -> captured.addAll(each.texts()));
    var hidden = new Hidden(captured, String.join("\n", own));
    return new Making(tag, hidden, own).make(version, contrasts, patterns, pairs);
  }

  private static List<String> own(PolicyVersion version) {
    var own = new ArrayList<String>();
    own.add(version.metric().outcome());
    for (Option option : version.options()) {
      own.add(option.id());
      own.add(title(option));
    }
    for (Attribute attribute : version.attributes()) {
      own.add(attribute.name());
      own.addAll(attribute.values());
    }
    return own;
  }

  private static String title(Option option) {
    var title = option.title();
    return title == null ? option.id() : title;
  }

  private static final class Making {
    private final String tag;
    private final Hidden hidden;
    private final List<String> own;
    private final List<Evidence> evidence = new ArrayList<>();

    Making(String tag, Hidden hidden, List<String> own) {
      this.tag = tag;
      this.hidden = hidden;
      this.own = own;
    }

    Exhibits make(
        PolicyVersion version, List<Listed> contrasts, List<Shown> patterns, List<Pair> pairs) {
      var data = new LinkedHashMap<String, Object>();
      data.put("policy", policy(version));
      data.put(
          "contrasts",
          contrasts.stream()
              .limit(MOST_CONTRASTS)
              .map(each -> said(each.words(), List.of()))
              .toList());
      data.put(
          "patterns",
          patterns.stream()
              .filter(each -> !hidden.leaves(List.of(each.text())))
              .limit(MOST_PATTERNS)
              .map(
                  each -> said(hidden.hidden(each.sentence()), List.of(hidden.hidden(each.text()))))
              .toList());
      data.put(
          "edits",
          pairs.stream().filter(each -> !hidden.leaves(each.texts())).map(this::pair).toList());
      return new Exhibits(evidence, data, own);
    }

    private static Map<String, Object> policy(PolicyVersion version) {
      return Map.of(
          "counts",
          version.metric().outcome(),
          "wanted",
          version.metric().direction().name(),
          "options",
          version.options().stream()
              .limit(MOST_DECLARED)
              .map(each -> Map.of("id", each.id(), "title", title(each)))
              .toList(),
          "attributes",
          version.attributes().stream()
              .filter(Attribute::formsCells)
              .limit(MOST_DECLARED)
              .map(each ->
                  Map.of(
                      "attribute",
                      each.name(),
                      "values",
                      Places.values(each).stream().limit(MOST_DECLARED).toList()))
              .toList());
    }

    private Map<String, Object> said(String statement, List<String> captured) {
      return Map.of("evidence", id(statement, captured), "says", statement);
    }

    private Map<String, Object> pair(Pair pair) {
      UnaryOperator<String> sent = text -> Characters.shorten(hidden.hidden(text), LONGEST_TEXT);
      var before = sent.apply(pair.draft());
      var place = String.join(" and ", pair.place());
      var data = new LinkedHashMap<String, Object>();
      if (pair.isChanged()) {
        var after = sent.apply(pair.revised());
        data.put("evidence", id("Edit " + pair.id() + ".", List.of(before, after)));
        data.put("place", place);
        data.put("before", before);
        data.put("after", after);
      } else {
        data.put("evidence", id("Draft " + pair.id() + ", sent as it was.", List.of(before)));
        data.put("place", place);
        data.put("sentAsItWas", before);
      }
      return data;
    }

    private String id(String statement, List<String> captured) {
      var id = tag + (evidence.size() + 1);
      evidence.add(new Evidence(id, statement, captured));
      return id;
    }
  }
}
