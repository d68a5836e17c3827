package org.doubleloop.recommender.suggestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// A random policy that knows by itself what it allows: an oracle that shares nothing with the code
/// under test but the meaning of the words. Conditions are trees here, evaluated in three-valued
/// logic (Kleene's), and text only for the service. As in every policy, what takes options away
/// reads only what each context has: `vip` may be absent, and is read by preferences.
final class PolicyOracle {

  static final Map<String, Map<String, String>> OPTIONS = new LinkedHashMap<>();

  private static final List<String> INDUSTRIES = List.of("retail", "finance", "health");

  static {
    OPTIONS.put("mail", Map.of("channel", "text", "tone", "warm"));
    OPTIONS.put("call", Map.of("channel", "voice", "tone", "warm"));
    OPTIONS.put("letter", Map.of("channel", "text", "tone", "dry"));
    OPTIONS.put("visit", Map.of("channel", "person"));
  }

  private final RandomGenerator random;
  private final List<Clause> clauses = new ArrayList<>();
  private final boolean acrossEligible;

  /// @param effect of a rule; `GUARDRAIL` for a guardrail
  private record Clause(
      String id,
      String effect,
      Optional<Term> when,
      Set<String> ids,
      Map<String, String> matching) {

    boolean holds(Map<String, Object> context) {
      return when.isEmpty() || Boolean.TRUE.equals(when.get().value(context).orElse(null));
    }

    boolean speaksOf(String option) {
      return ids.contains(option)
          || (!matching.isEmpty()
              && matching.entrySet().stream()
                  .allMatch(each -> each.getValue().equals(attributes(option).get(each.getKey()))));
    }

    private static Map<String, String> attributes(String option) {
      return OPTIONS.getOrDefault(option, Map.of());
    }

    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("id", id);
      json.put("reason", "the reason of " + id);
      when.ifPresent(term -> json.put("when", term.text()));
      if (!effect.equals("GUARDRAIL")) {
        json.put("effect", effect);
      }
      if (!ids.isEmpty()) {
        json.put("options", ids);
      }
      if (!matching.isEmpty()) {
        json.put("matching", matching);
      }
      return json;
    }
  }

  /// A condition; of what is absent nothing is known.
  private sealed interface Term {
    String text();

    Optional<Boolean> value(Map<String, Object> context);

    record Is(String name, String value) implements Term {
      @Override
      public String text() {
        return name + " == '" + value + "'";
      }

      @Override
      public Optional<Boolean> value(Map<String, Object> context) {
        return Optional.ofNullable(context.get(name)).map(value::equals);
      }
    }

    record Below(String name, double limit) implements Term {
      @Override
      public String text() {
        return name + " < " + limit;
      }

      @Override
      public Optional<Boolean> value(Map<String, Object> context) {
        return Optional.ofNullable(context.get(name))
            .map(number -> ((Number) number).doubleValue() < limit);
      }
    }

    record Flag(String name) implements Term {
      @Override
      public String text() {
        return name;
      }

      @Override
      public Optional<Boolean> value(Map<String, Object> context) {
        return Optional.ofNullable((Boolean) context.get(name));
      }
    }

    record Not(Term term) implements Term {
      @Override
      public String text() {
        return "!(" + term.text() + ")";
      }

      @Override
      public Optional<Boolean> value(Map<String, Object> context) {
        return term.value(context).map(value -> !value);
      }
    }

    /// Both or one of two, as `decisive` says: what one side decides needs no other.
    record Of(Term one, Term other, boolean decisive) implements Term {
      @Override
      public String text() {
        return "(" + one.text() + (decisive ? ") || (" : ") && (") + other.text() + ")";
      }

      @Override
      public Optional<Boolean> value(Map<String, Object> context) {
        var left = one.value(context);
        var right = other.value(context);
        if (left.equals(Optional.of(decisive)) || right.equals(Optional.of(decisive))) {
          return Optional.of(decisive);
        }
        return left.isPresent() && right.isPresent() ? Optional.of(!decisive) : Optional.empty();
      }
    }
  }

  PolicyOracle(RandomGenerator random) {
    this.random = random;
    this.acrossEligible = random.nextBoolean();
    for (int i = random.nextInt(3); i > 0; i--) {
      clauses.add(clause("rail-" + i, "GUARDRAIL"));
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      var effects = List.of("PREFER", "REQUIRE", "AVOID");
      clauses.add(clause("rule-" + i, effects.get(random.nextInt(effects.size()))));
    }
  }

  private Clause clause(String id, String effect) {
    var ids = new TreeSet<String>();
    var matching = new LinkedHashMap<String, String>();
    switch (random.nextInt(4)) {
      case 0 -> matching.put("channel", "text");
      case 1 -> {
        matching.put("channel", random.nextBoolean() ? "voice" : "text");
        matching.put("tone", "warm");
      }
      default -> {
        ids.addAll(OPTIONS.keySet());
        ids.removeIf(any -> random.nextInt(3) > 0);
        ids.add(random.nextBoolean() ? "mail" : "visit");
      }
    }
    return new Clause(
        id,
        effect,
        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(term(2, effect.equals("PREFER"))),
        ids,
        matching);
  }

  private Term term(int depth, boolean optional) {
    if (depth > 0 && random.nextBoolean()) {
      return random.nextInt(3) == 0
          ? new Term.Not(term(depth - 1, optional))
          : new Term.Of(term(depth - 1, optional), term(depth - 1, optional), random.nextBoolean());
    }
    return switch (random.nextInt(optional ? 3 : 2)) {
      case 0 -> new Term.Is("industry", INDUSTRIES.get(random.nextInt(INDUSTRIES.size())));
      case 1 -> new Term.Below("touch", random.nextInt(6));
      default -> new Term.Flag("vip");
    };
  }

  Map<String, Object> content() {
    var json = new LinkedHashMap<String, Object>();
    json.put("hypothesis", "h");
    json.put("mode", "EXPLORE");
    json.put(
        "exploration", Map.of("share", 1, "across", acrossEligible ? "ELIGIBLE" : "PREFERRED"));
    json.put("metric", Map.of("outcome", "replied", "direction", "INCREASE", "window", "P14D"));
    json.put(
        "attributes",
        List.of(
            Map.of("name", "industry", "type", "STRING", "values", INDUSTRIES, "required", true),
            Map.of("name", "touch", "type", "NUMBER", "required", true),
            Map.of("name", "vip", "type", "BOOLEAN")));
    var options = new ArrayList<Object>();
    OPTIONS.forEach((id, attributes) -> options.add(Map.of("id", id, "attributes", attributes)));
    json.put("options", options);
    json.put("guardrails", clauses("GUARDRAIL", true));
    json.put("rules", clauses("GUARDRAIL", false));
    return json;
  }

  private List<Map<String, Object>> clauses(String effect, boolean such) {
    return clauses.stream()
        .filter(clause -> clause.effect().equals(effect) == such)
        .map(Clause::json)
        .toList();
  }

  Map<String, Object> context() {
    var context = new LinkedHashMap<String, Object>();
    context.put("industry", INDUSTRIES.get(random.nextInt(INDUSTRIES.size())));
    context.put("touch", random.nextBoolean() ? random.nextInt(7) : random.nextInt(14) / 2.0);
    if (random.nextInt(4) > 0) {
      context.put("vip", random.nextBoolean());
    }
    return context;
  }

  /// The options that nothing forbids in a context.
  Set<String> allowed(Map<String, Object> context) {
    var allowed = new TreeSet<>(OPTIONS.keySet());
    for (Clause clause : clauses) {
      if (clause.holds(context)) {
        switch (clause.effect()) {
          case "GUARDRAIL", "AVOID" -> allowed.removeIf(clause::speaksOf);
          case "REQUIRE" -> allowed.removeIf(option -> !clause.speaksOf(option));
          default -> {}
        }
      }
    }
    return allowed;
  }

  /// Those that may be suggested where chance has decided, or has not.
  Set<String> possible(Map<String, Object> context, boolean byChance) {
    return byChance && acrossEligible ? allowed(context) : preferred(context);
  }

  /// Of the allowed options those that the first preferring rule with a say puts first; else all.
  private Set<String> preferred(Map<String, Object> context) {
    for (Clause clause : clauses) {
      if (clause.effect().equals("PREFER") && clause.holds(context)) {
        var first = allowed(context);
        first.removeIf(option -> !clause.speaksOf(option));
        if (!first.isEmpty()) {
          return first;
        }
      }
    }
    return allowed(context);
  }
}
