package org.doubleloop.recommender.guidance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doubleloop.recommender.policy.Guidance;
import org.jspecify.annotations.Nullable;

/// Guidance for one who is about to write: the clauses that have shown most effect first, as many
/// as there is room for, with examples where room is left.
///
/// Room is given out before it is looked at what chance has left out, so that whether a clause is
/// counted for a unit does not depend on that.
///
/// @param entries what is served
/// @param withheld what chance has left out
/// @param left that there is no room for
/// @param text all that is served, for a prompt
/// @param words of the text
public record Leaflet(
    List<Entry> entries, List<Guidance> withheld, List<Guidance> left, String text, int words) {
  private static final int MOST_EXAMPLES = 2;

  /// A clause that is served.
  public record Entry(Guidance clause, ClauseRecord record, List<Example> examples) {
    public Entry {
      examples = List.copyOf(examples);
    }

    private String text() {
      return "- "
          + Quoted.line(clause.text())
          + examples.stream().map(Entry::line).collect(Collectors.joining());
    }

    private static String line(Example example) {
      return "\n  Example: %s became %s"
          .formatted(Quoted.quote(example.before()), Quoted.quote(example.after()));
    }
  }

  public Leaflet {
    entries = List.copyOf(entries);
    withheld = List.copyOf(withheld);
    left = List.copyOf(left);
  }

  /// @param holding what holds, as the policy has it
  /// @param unit for whom; null: nobody knows
  /// @param records what came of each
  /// @param room the most words
  public static Leaflet of(
      String policy,
      List<Guidance> holding,
      @Nullable String unit,
      Function<Guidance, ClauseRecord> records,
      int room) {
    var ranked =
        holding.stream()
            .map(each -> new Entry(each, records.apply(each), List.of()))
            .sorted(Comparator.comparingDouble(each -> -each.record().worth()))
            .toList();
    var fitting = new ArrayList<Guidance>();
    var left = new ArrayList<Guidance>();
    int rest = room;
    for (Entry each : ranked) {
      int words = words(each.text());
      boolean fits = words <= rest;
      (fits ? fitting : left).add(each.clause());
      rest -= fits ? words : 0;
    }
    var served = Served.of(policy, fitting, unit);
    var entries = new ArrayList<Entry>();
    for (Entry each : ranked) {
      if (served.served().contains(each.clause())) {
        var entry = withExamples(each, rest);
        rest -= words(entry.text()) - words(each.text());
        entries.add(entry);
      }
    }
    var text = entries.stream().map(Entry::text).collect(Collectors.joining("\n"));
    return new Leaflet(entries, served.withheld(), left, text, words(text));
  }

  private static Entry withExamples(Entry bare, int rest) {
    var entry = bare;
    for (Example example : bare.record().examples()) {
      var examples = new ArrayList<>(entry.examples());
      examples.add(example);
      var more = new Entry(bare.clause(), bare.record(), examples);
      if (examples.size() <= MOST_EXAMPLES && words(more.text()) - words(bare.text()) <= rest) {
        entry = more;
      }
    }
    return entry;
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
