package org.doubleloop.signal.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CountingTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  /// Outcomes as `id`, `id>corrected` or `id>corrected!` (retracted), in the order of their
  /// capture, and the ids that count.
  static Stream<Arguments> stories() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("a", "a"),
        Arguments.of("a b c", "a b c"),
        Arguments.of("a b>a", "b"),
        Arguments.of("a b>a c>b", "c"),
        Arguments.of("a b>a c>b x", "c x"),
        Arguments.of("a b>a!", ""),
        Arguments.of("a b>a! c>b", "c"),
        Arguments.of("a b>a c>b! x", "x"),
        // rivals: the last captured wins
        Arguments.of("a b>a c>a", "c"),
        Arguments.of("a c>a b>a", "b"),
        Arguments.of("a b>a c>a!", ""),
        Arguments.of("a b>a! c>a", "c"),
        Arguments.of("a b>a d>a c>b", "c"),
        Arguments.of("a b>a c>b d>a", "d"),
        // early: what is corrected comes later
        Arguments.of("b>a", "b"),
        Arguments.of("b>a!", ""),
        Arguments.of("b>a a", "b"),
        Arguments.of("b>a! a", ""),
        Arguments.of("c>b b>a a", "c"),
        Arguments.of("c>b a b>a", "c"),
        Arguments.of("b>a c>a", "c"),
        // circles, which only a confused client makes: the last captured stands
        Arguments.of("a>b b>a", "b"),
        Arguments.of("b>a a>b", "a"),
        Arguments.of("a>c b>a c>b", "c"),
        Arguments.of("a>b b>a c>a", "c"),
        Arguments.of("c>a a>b b>a", "c"),
        Arguments.of("a>a", "a"),
        Arguments.of("x>nowhere y>elsewhere", "x y"));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void countsWhatStands(String captured, String standing) {
    assertThat(ids(Counting.count(outcomes(captured)))).isEqualTo(words(standing));
  }

  @Test
  void chainsCountTheSameInWhateverOrderTheyAreCaptured() {
    var story = words("a b>a c>b x y>x! z");
    var random = new Random(3);
    for (int round = 0; round < 500; round++) {
      var shuffled = new ArrayList<>(story);
      Collections.shuffle(shuffled, random);
      assertThat(ids(Counting.count(outcomes(String.join(" ", shuffled)))))
          .containsExactly("c", "z");
    }
  }

  @Test
  void theOrderOfTheArgumentDoesNotMatter() {
    var random = new Random(4);
    for (int round = 0; round < 300; round++) {
      var outcomes = outcomes(randomStory(random));
      var expected = Counting.count(outcomes);
      Collections.shuffle(outcomes, random);
      assertThat(Counting.count(outcomes)).isEqualTo(expected);
    }
  }

  @Test
  void carriesWhatTheStandingOutcomeSays() {
    var first = outcome("a", null, false, 0);
    var later =
        new Outcome(
            Header.of("acme", "b", START.plusSeconds(5)),
            "touch",
            null,
            null,
            "revenue",
            12.5,
            true,
            Certainty.WEAK,
            "a",
            false,
            START.minusSeconds(60),
            null);
    assertThat(Counting.count(List.of(first, later)))
        .containsExactly(
            new CountedOutcome("b", "revenue", 12.5, true, Certainty.WEAK, START.minusSeconds(60)));
  }

  @Test
  void looksAtTheFirstThousand() {
    var many =
        IntStream.range(0, Counting.MOST + 5)
            .mapToObj(n -> outcome("o%05d".formatted(n), null, false, n))
            .toList();
    var counted = Counting.count(many.reversed());
    assertThat(counted).hasSize(Counting.MOST);
    assertThat(counted.getLast().id()).isEqualTo("o00999");
  }

  private static String randomStory(Random random) {
    var story = new ArrayList<String>();
    for (int n = 0; n < 8; n++) {
      var target = random.nextInt(10);
      story.add(
          switch (random.nextInt(3)) {
            case 0 -> "o" + n;
            case 1 -> "o" + n + ">o" + target;
            default -> "o" + n + ">o" + target + "!";
          });
    }
    return String.join(" ", story);
  }

  private static List<Outcome> outcomes(String captured) {
    var outcomes = new ArrayList<Outcome>();
    for (var word : words(captured)) {
      boolean retracted = word.endsWith("!");
      var parts = (retracted ? word.substring(0, word.length() - 1) : word).split(">", -1);
      outcomes.add(
          outcome(parts[0], parts.length > 1 ? parts[1] : null, retracted, outcomes.size()));
    }
    return outcomes;
  }

  private static Outcome outcome(
      String id, @Nullable String corrects, boolean retracted, int second) {
    return new Outcome(
        Header.of("acme", id, START.plusSeconds(second)),
        "touch",
        null,
        null,
        "replied",
        1,
        false,
        Certainty.CERTAIN,
        corrects,
        retracted,
        START,
        null);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static List<String> ids(List<CountedOutcome> outcomes) {
    return outcomes.stream().map(CountedOutcome::id).toList();
  }
}
