package org.doubleloop.recommender.ruledraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.ruledraft.Note.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastTest {

  /// From table II of Newcombe (1998), method 10.
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void comparesAsNewcombeDoes(
      long ours, long ourTrials, long others, long otherTrials, double low, double high) {
    var difference =
        contrast(Trials.of(ourTrials, ours), Trials.of(otherTrials, others))
            .difference()
            .orElseThrow();
    assertThat(difference.low()).isCloseTo(low, within(5e-5));
    assertThat(difference.high()).isCloseTo(high, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({"4, 3, 20, 5, So few", "20, 9, 20, 8, is not unusual where there is none"})
  void saysOfFewActionsAndOfSmallDifferencesThatTheyAreNothing(
      long trials, long successes, long otherTrials, long otherSuccesses, String said) {
    var notes =
        contrast(Trials.of(trials, successes), Trials.of(otherTrials, otherSuccesses)).notes();
    assertThat(notes).singleElement().extracting(Note::code).isEqualTo(Code.THIN);
    assertThat(notes.getFirst().message()).contains(said);
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "4, 0", "0, 0"})
  void comparesNothingWithNothing(long ours, long others) {
    var contrast = contrast(Trials.of(ours, 0), Trials.of(others, 0));
    assertThat(contrast.difference()).isEmpty();
    assertThat(contrast.notes())
        .singleElement()
        .extracting(Note::code)
        .isEqualTo(Code.NOT_KNOWN_YET);
  }

  @Test
  void saysThatTheCountsSpeakAgainstItWhicheverWayIsWanted() {
    var many = Trials.of(400, 200);
    var few = Trials.of(400, 100);
    assertThat(contrast(many, few).notes()).isEmpty();
    assertThat(contrast(few, many).notes()).extracting(Note::code).containsExactly(Code.AGAINST);
    assertThat(new Contrast(many, few, Direction.DECREASE).notes())
        .extracting(Note::code)
        .containsExactly(Code.AGAINST);
    assertThat(new Contrast(few, many, Direction.DECREASE).notes()).isEmpty();
  }

  private static Contrast contrast(Trials option, Trials others) {
    return new Contrast(option, others, Direction.INCREASE);
  }
}
