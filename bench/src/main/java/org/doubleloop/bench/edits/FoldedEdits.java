package org.doubleloop.bench.edits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.doubleloop.bench.Figure;
import org.doubleloop.bench.Latencies;
import org.doubleloop.bench.MadeSignals;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.editpattern.Reading;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.signal.Actor;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.Edit.Span;
import org.doubleloop.signal.edit.TextDiff;

/// How long very many edits take to be folded, what is kept of them, and how long it takes to
/// reckon patterns from that when nothing is kept of an answer.
final class FoldedEdits {
  private static final int EDITS = 100_000;
  private static final int PAGE = 1_000;
  private static final int ASKED = 300;
  private static final int WARM = 60;
  private static final List<String> INDUSTRIES =
      List.of("retail", "finance", "health", "energy", "public");
  private static final List<String> SENIORITIES = List.of("vp", "director", "manager", "other");
  private static final List<String> OPTIONS = List.of("one", "two", "three");
  private static final int WORDS = 3_000;

  private final SplittableRandom random = new SplittableRandom(15);
  private final PolicyVersion version =
      MadeSignals.policy(
          0,
          List.of(
              new Attribute("industry", AttributeType.STRING, INDUSTRIES, true),
              new Attribute("seniority", AttributeType.STRING, SENIORITIES, true)),
          OPTIONS);
  private final Edited edited = new Edited(new KeyedHash(new byte[32]));

  static List<String> figures() {
    return new FoldedEdits().measured();
  }

  private List<String> measured() {
    long before = used();
    long nanos = 0;
    for (int page = 0; page < EDITS / PAGE; page++) {
      var items = new ArrayList<FeedItem>();
      for (int i = 0; i < PAGE; i++) {
        add(items, page * PAGE + i);
      }
      long start = System.nanoTime();
      edited.take(items);
      nanos += System.nanoTime() - start;
    }
    long kept = used() - before;
    var lines = new ArrayList<String>();
    lines.add(new Figure("edits.100000-folded", nanos / 1e9, "s").atMost(60));
    lines.add(new Figure("edits.heap", kept / 1e6, "MB").atMost(64));
    lines.add(EditsBench.told("actions-kept", edited.of(version.key()).size(), "actions"));
    var latencies = new Latencies();
    for (int i = 0; i < WARM + ASKED; i++) {
      var place = place(i);
      long start = System.nanoTime();
      Reading.of(version, place, edited.of(version.key()), Long.MIN_VALUE);
      if (i >= WARM) {
        latencies.add(System.nanoTime() - start);
      }
    }
    lines.add(EditsBench.told("patterns-reckoned.p50", latencies.exceededBy(0.5), "ms"));
    lines.add(
        new Figure("edits.patterns-reckoned.p99", latencies.exceededBy(0.01), "ms").atMost(50));
    return lines;
  }

  private static Cell place(int number) {
    return switch (number % 3) {
      case 0 -> Cell.EVERYWHERE;
      case 1 -> Cell.of(new Trait("industry", INDUSTRIES.get(number % INDUSTRIES.size())));
      default ->
          Cell.of(
              new Trait("industry", INDUSTRIES.get(number % INDUSTRIES.size())),
              new Trait("seniority", SENIORITIES.get(number % SENIORITIES.size())));
    };
  }

  private void add(List<FeedItem> items, int number) {
    var at = Instant.parse("2026-01-05T00:00:00Z").plus(Duration.ofMinutes(number));
    var action = "a-" + number;
    items.add(
        MadeSignals.acted(
            action,
            OPTIONS.get(random.nextInt(OPTIONS.size())),
            Map.of(
                "industry",
                INDUSTRIES.get(random.nextInt(INDUSTRIES.size())),
                "seniority",
                SENIORITIES.get(random.nextInt(SENIORITIES.size()))),
            at));
    var kept = new ArrayList<String>();
    var changed = new ArrayList<String>();
    for (int sentence = 0; sentence < 8; sentence++) {
      var text = random.nextInt(3) == 0 ? "I hope this finds you well. " : sentence(12);
      kept.add(text);
      int what = random.nextInt(6);
      changed.add(what == 0 ? "" : what == 1 ? sentence(10) : text);
    }
    var draft = String.join("", kept);
    var revised = String.join("", changed);
    var diff = TextDiff.between(draft, revised);
    items.add(
        new Edit(
            version.key().organization(),
            "e-" + number,
            action,
            null,
            draft,
            revised,
            diff.spans().stream()
                .map(span -> new Span(span.offset(), span.from(), span.to()))
                .toList(),
            diff.shareChanged(),
            new Actor("PERSON", "p-" + random.nextInt(40)),
            at,
            at,
            null,
            Map.of()));
  }

  private String sentence(int words) {
    return String.join(
            " ",
            IntStream.range(0, words)
                .mapToObj(_ -> "word" + letters(random.nextInt(1 + random.nextInt(WORDS))))
                .toList())
        + ". ";
  }

  private static String letters(int number) {
    return new StringBuilder(Integer.toString(number, 26))
        .chars()
        .mapToObj(each -> String.valueOf((char) ('a' + Character.digit(each, 26))))
        .reduce("", String::concat);
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    var memory = Runtime.getRuntime();
    return memory.totalMemory() - memory.freeMemory();
  }
}
