package org.doubleloop.signal.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDiffTest {
  static Stream<Arguments> revisions() {
    return Stream.of(
        Arguments.of("", "", List.of(), 0.0),
        Arguments.of("Dear Ms Ode", "Dear Ms Ode", List.of(), 0.0),
        Arguments.of("", "Hello", List.of(new Span(0, "", "Hello")), 1.0),
        Arguments.of("Hello", "", List.of(new Span(0, "Hello", "")), 1.0),
        Arguments.of(
            "Dear Ms Ode, we are thrilled to help.",
            "Dear Ms Ode, we can help.",
            List.of(new Span(16, "are thrilled to", "can")),
            4.0 / 14),
        Arguments.of("one two three", "one TWO three", List.of(new Span(4, "two", "TWO")), 2.0 / 6),
        Arguments.of(
            "don\u2019t stop", "do stop", List.of(new Span(0, "don\u2019t", "do")), 2.0 / 4),
        Arguments.of("Fine.", "Fine!", List.of(new Span(4, ".", "!")), 0.0),
        Arguments.of("!", "?", List.of(new Span(0, "!", "?")), 1.0),
        Arguments.of("a  b", "a b", List.of(new Span(1, "  ", " ")), 0.0),
        Arguments.of(
            "cafe\u0301 noir",
            "th\u00e9 noir",
            List.of(new Span(0, "cafe\u0301", "th\u00e9")),
            0.5),
        Arguments.of(
            "\u6211\u5011\u5f88\u9ad8\u8208",
            "\u6211\u5011\u9ad8\u8208",
            List.of(new Span(2, "\u5f88", "")),
            1.0 / 9),
        Arguments.of(
            "great \ud83d\ude80 launch",
            "great launch",
            List.of(new Span(6, "\ud83d\ude80 ", "")),
            0.0));
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void saysWhatChanged(String draft, String revised, List<Span> spans, double share) {
    var revision = TextDiff.between(draft, revised);
    assertThat(revision.spans()).isEqualTo(spans);
    assertThat(revision.shareChanged()).isCloseTo(share, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void spansPutInPlaceMakeTheFinalText(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var draft = text(random, random.nextInt(60));
      var revised = random.nextBoolean() ? text(random, random.nextInt(60)) : edited(random, draft);
      var revision = TextDiff.between(draft, revised);
      assertThat(applied(draft, revision.spans())).isEqualTo(revised);
      assertThat(revision.shareChanged()).isBetween(0.0, 1.0);
      assertThat(revision.spans().isEmpty()).isEqualTo(draft.equals(revised));
    }
  }

  @Test
  void longTextsWithSmallChangesKeepTheirSmallSpans() {
    var random = new Random(7);
    var sentences = Stream.generate(() -> sentence(random)).limit(700).toList();
    var changed = new ArrayList<>(sentences);
    for (int i = 0; i < changed.size(); i += 50) {
      changed.set(i, changed.get(i).replaceFirst(" \\w+", " CHANGED"));
    }
    var draft = String.join(" ", sentences);
    var revised = String.join(" ", changed);
    var revision = TextDiff.between(draft, revised);
    assertThat(Tokens.of(draft).size()).isGreaterThan(Comparison.MOST_TOKENS);
    assertThat(applied(draft, revision.spans())).isEqualTo(revised);
    assertThat(revision.spans())
        .hasSize(14)
        .allSatisfy(span -> assertThat(span.to()).isEqualTo("CHANGED"));
  }

  static Stream<Arguments> worstCases() {
    var letters = new Random(11);
    return Stream.of(
        Arguments.of("words", words(letters, 25_000), words(letters, 25_000)),
        Arguments.of("few words", words(letters, 1_000), words(letters, 1_000)),
        Arguments.of("few that are all different", different('\u4e00'), different('\u6e00')),
        Arguments.of(
            "sentences",
            words(letters, 16_000).replace(" ", ". "),
            words(letters, 16_000).replace(" ", ". ")),
        Arguments.of(
            "sentences that begin alike",
            words(letters, 4_000).replace(" ", " a b c d e f. "),
            words(letters, 4_000).replace(" ", " a b c d e f. ")),
        Arguments.of(
            "lines",
            words(letters, 16_000).replaceAll("(. . . . . .) ", "$1\n"),
            words(letters, 16_000).replaceAll("(. . . . . .) ", "$1\n")),
        Arguments.of("punctuation", ".!".repeat(25_000), "!?".repeat(25_000)),
        Arguments.of("apostrophes", "a'".repeat(25_000), "'a".repeat(25_000)),
        Arguments.of("one word", "a".repeat(50_000), "b".repeat(50_000)),
        Arguments.of("marks", "\u0301".repeat(50_000), "a" + "\u0301".repeat(49_999)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("worstCases")
  void theLongestTextsTakeNotLong(String name, String draft, String revised) {
    var revision = TextDiff.between(draft, revised);
    assertThat(applied(draft, revision.spans())).isEqualTo(revised);
    assertThat(revision.spans()).hasSizeLessThanOrEqualTo(TextDiff.MOST_SPANS);
    assertThat(shortestOfThree(() -> TextDiff.between(draft, revised)))
        .as(name)
        .isLessThan(Duration.ofMillis(250));
  }

  private static Duration shortestOfThree(Runnable work) {
    return Stream.generate(
            () -> {
              long before = System.nanoTime();
              work.run();
              return Duration.ofNanos(System.nanoTime() - before);
            })
        .limit(3)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// As many as are compared with each other at once.
  private static String different(char first) {
    return IntStream.range(0, Comparison.MOST_TOKENS / 2)
        .mapToObj(i -> String.valueOf((char) (first + i)))
        .collect(Collectors.joining());
  }

  private static String applied(String draft, List<Span> spans) {
    var text = new StringBuilder();
    int at = 0;
    for (var span : spans) {
      text.append(draft, at, span.offset()).append(span.to());
      at = span.offset() + span.from().length();
      assertThat(draft.substring(span.offset(), at)).isEqualTo(span.from());
    }
    return text.append(draft.substring(at)).toString();
  }

  private static String text(RandomGenerator random, int tokens) {
    var some = List.of("a", "b", "we", " ", " ", "\n", ".", "é", "日", "\ud83d\ude80", "it's");
    return Stream.generate(() -> some.get(random.nextInt(some.size())))
        .limit(tokens)
        .collect(Collectors.joining());
  }

  private static String edited(RandomGenerator random, String draft) {
    int from = random.nextInt(draft.length() + 1);
    int to = from + random.nextInt(draft.length() - from + 1);
    return draft.substring(0, from) + text(random, random.nextInt(4)) + draft.substring(to);
  }

  private static String sentence(RandomGenerator random) {
    return words(random, 8) + ".";
  }

  private static String words(RandomGenerator random, int count) {
    return random
        .ints(count, 0, 26)
        .mapToObj(letter -> String.valueOf((char) ('a' + letter)))
        .collect(Collectors.joining(" "));
  }
}
