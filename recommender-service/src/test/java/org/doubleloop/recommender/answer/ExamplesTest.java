package org.doubleloop.recommender.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.doubleloop.recommender.answer.AnswerCheck.Unusable;
import org.doubleloop.recommender.answer.AnswerCheck.Usable;
import org.doubleloop.recommender.answer.Examples.Example;
import org.doubleloop.recommender.phrasing.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  private final Examples examples = new Examples();

  static Stream<Example> bad() {
    return Examples.bad().stream();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void usesNoBadAnswerAndSaysWhatIsWrong(Example example) {
    assertThat(examples.check(example))
        .isEqualTo(new Unusable(Objects.requireNonNull(example.fault())));
  }

  @Test
  void usesAtLeast95Of100GoodAnswers() {
    var refused =
        Examples.good().stream()
            .filter(example -> !(examples.check(example) instanceof Usable))
            .map(example -> examples.check(example) + " " + example.text())
            .toList();

    assertThat(Examples.good()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(refused).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void holdsAtLeast200BadAnswersOfManyKinds() {
    assertThat(Examples.bad()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(Examples.bad().stream().map(Example::fault).distinct())
        .hasSizeGreaterThanOrEqualTo(Fault.values().length - 3);
  }
}
