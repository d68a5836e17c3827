package org.doubleloop.recommender.abridged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.policy.Guidance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `/` stands for the end of a line; forbidden are `I hope this finds you well` and `just checking
/// in`.
class AbridgedTest {
  private static final Guidance NO_HOPE =
      without("no-hope", "I hope this finds you well", "just checking in");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          Hi. I hope this finds you well. What would you like to try?          | Hi. What would you like to try?
          I HOPE  this finds you well! What would you like to try today?       | What would you like to try today?
          What would you like to try first? I hope this finds you well.        | What would you like to try first?
          Dear {{a}},//I hope this finds you well. How was the first week?     | Dear {{a}},//How was the first week?
          Dear {{a}},/I hope this finds you well./How was the first week?      | Dear {{a}},/How was the first week?
          Dear {{a}},/I hope this finds you well. How was the first week?      | Dear {{a}},/How was the first week?
          Dear {{a}},//I hope this finds you well.//How was the first week?    | Dear {{a}},//How was the first week?
          Dear {{a}},//I hope this/finds you well. How was the first week?     | Dear {{a}},//How was the first week?
          How was it? Just checking in… "What would you like to try?" he asks. | How was it? "What would you like to try?" he asks.
          I really hope so. So I hope this finds you well indeed. How are we all?  | I really hope so. How are we all?
          We have news for all of you. {{a}}, I hope this finds you well. {{a}}! | We have news for all of you. {{a}}!
          We have this for you:/- seats/- I hope this finds you well./- a tour//Bye | We have this for you:/- seats/- a tour//Bye
          We have this for you:/- ten seats/- I hope this finds you well.//Bye | We have this for you:/- ten seats//Bye
          We have all this for you:/- I hope this finds you well. New seats.   | We have all this for you:/- New seats.
          I hope this finds you well. At 9 a.m. we begin with Dr. Ada. Come!   | At 9 a.m. we begin with Dr. Ada. Come!
          """)
  void leavesOutWhatIsForbiddenAndSaysLittleElse(String template, String shorter) {
    assertShortened(template, shorter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          another clause follows           | I hope this finds you well, and that the trial went well. What would you like to try now?
          another clause follows, in short | I hope this finds you well, and so on. What would you like to try now, and why?
          another clause comes before      | Hello, I hope this finds you well. What would you like to try now?
          the greeting is the same sentence| Hello {{a}}, I hope this finds you well. What would you like to try?
          it says too much else            | I hope this finds you well after two long weeks. What would you like to try first?
          it is said over two sentences    | What I hope. This finds you well. What would you like to try now?
          the only place for a value       | I hope this finds you well, {{a}}. What would you like to try now?
          an initial, not a sentence's end | Ask for J. I hope this finds you well. What would you like to try first?
          a title, not a sentence's end    | Ask Dr. I hope this finds you well. What would you like to try first?
          a number, not a sentence's end   | Come on 3. I hope this finds you well. What would you like to try first?
          no sentence's end at all         | Some words more / I hope this finds you well. What would you like to try first, and when?
          an item that has a number        | We do this:/1. We ask./2. I hope this finds you well./3. We listen to you.
          the only item                    | We do this and will always do it:/- I hope this finds you well.
          nothing much would be left       | Hello. I hope this finds you well.
          """)
  void staysAsItIsWhere(String why, String template) {
    assertShortened(template, template);
  }

  @Test
  void keepsWhatTheOptionHasToSay() {
    var template = "I hope this finds you well. What would you like to try first?";
    var says = List.of("finds you well", "said nowhere");
    assertThat(Abridged.of(template, says, List.of(NO_HOPE))).isEqualTo(template);
    assertThat(Abridged.of(template, List.of("to try"), List.of(NO_HOPE)))
        .isEqualTo("What would you like to try first?");
  }

  @Test
  void keepsWhatOtherGuidanceWants() {
    var template = "I hope this finds you well. What would you like to try first?";
    var wanted = new Guidance("w", null, "w", new Marks(List.of(), List.of("finds you")), 1);
    assertThat(Abridged.of(template, List.of(), List.of(NO_HOPE, wanted))).isEqualTo(template);
  }

  @Test
  void followsSeveralClausesInOneSentence() {
    var template = "I hope this finds you well and warm. What would you really like to try first?";
    var shorter = "What would you really like to try first?";
    var guidance = List.of(NO_HOPE, without("no-warmth", "and warm"));
    assertThat(Abridged.of(template, List.of(), guidance)).isEqualTo(shorter);
  }

  @Test
  void takesThePlaceOfAValueForNoWord() {
    var template = "Contact {{contact}}. Well? What would you like to try first, {{contact}}?";
    assertThat(Abridged.of(template, List.of(), List.of(without("c", "contact"))))
        .isEqualTo("Well? What would you like to try first, {{contact}}?");
    var place = "{{contact}}. What would you like to try first, {{contact}}?";
    assertThat(Abridged.of(place, List.of(), List.of(without("c", "contact")))).isEqualTo(place);
  }

  /// The longest template with as much guidance as a policy may have, none of it easy.
  @Test
  void doesNotTakeLongOverAnything() {
    var guidance =
        IntStream.range(0, 100)
            .mapToObj(clause ->
                without(
                    "g" + clause,
                    IntStream.range(0, 20).mapToObj(i -> "a" + clause + i).toArray(String[]::new)))
            .toList();
    for (String piece : List.of("a. ", ".", "a11. ", "- a11\n", "Dr. ")) {
      var template = piece.repeat(10_000 / piece.length());
      assertTimeout(Duration.ofSeconds(2), () -> Abridged.of(template, List.of(), guidance));
    }
  }

  @Test
  void saysWhichGuidanceATextDoesNotFollowAndWhy() {
    var bare = new Guidance("bare", null, "Be brief.");
    var wanted = new Guidance("by-friday", null, "w", new Marks(List.of(), List.of("Friday")), 1);
    var served = List.of(NO_HOPE, bare, wanted);
    assertThat(Unfollowed.in("I hope this finds you well.", served))
        .containsExactly(
            new Unfollowed(NO_HOPE, Unfollowed.Why.WOULD_LOSE),
            new Unfollowed(bare, Unfollowed.Why.NO_MARKS),
            new Unfollowed(wanted, Unfollowed.Why.ADDS_NOTHING));
    assertThat(Unfollowed.in("Hello. Shall we say Friday?", served))
        .extracting(Unfollowed::guidance)
        .containsExactly(bare);
  }

  private static void assertShortened(String template, String shorter) {
    assertThat(Abridged.of(template.replace('/', '\n'), List.of(), List.of(NO_HOPE)))
        .isEqualTo(shorter.replace('/', '\n'));
  }

  private static Guidance without(String id, String... phrases) {
    return new Guidance(id, null, "Leave it out.", new Marks(List.of(phrases), List.of()), 1);
  }
}
