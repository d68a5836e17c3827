package org.doubleloop.recommender.evalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.doubleloop.recommender.ranking.ReferenceTable.count;
import static org.doubleloop.recommender.ranking.ReferenceTable.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.doubleloop.recommender.evalue.OnlineEbh.Nominee;
import org.doubleloop.recommender.ranking.ReferenceTable;
import org.junit.jupiter.api.Test;

class OnlineEbhTest {
  private static final String TABLE = "/org/doubleloop/recommender/evalue/online-ebh.csv";

  @Test
  void findsTheReferencesLargestSets() {
    Map<String, List<Nominee>> nominees = new TreeMap<>();
    Map<String, Set<Integer>> expected = new TreeMap<>();
    for (Map<String, String> row : ReferenceTable.read(TABLE).rows()) {
      String name = ReferenceTable.text(row, "case");
      int number = (int) count(row, "number");
      nominees
          .computeIfAbsent(name, none -> new ArrayList<>())
          .add(new Nominee(number, number(row, "logE")));
      Set<Integer> holding = expected.computeIfAbsent(name, none -> new TreeSet<>());
      if (ReferenceTable.text(row, "holds").equals("true")) {
        holding.add(number);
      }
    }

    assertThat(nominees).hasSize(40);
    nominees.forEach(
        (name, told) -> assertThat(OnlineEbh.holding(told)).isEqualTo(expected.get(name)));
  }

  @Test
  void givesAwayTheWholeLevelAndNoMore() {
    assertThat(IntStream.rangeClosed(1, 8).mapToDouble(OnlineEbh::share).sum())
        .isCloseTo(.5, within(1e-12));
    assertThat(IntStream.rangeClosed(1, 1_000_000).mapToDouble(OnlineEbh::share).sum())
        .isBetween(.9999, 1.0);
  }

  @Test
  void asksTheFirstNomineeForNineTimesWhatOneQuestionAloneNeeds() {
    assertThat(OnlineEbh.logNeeded(1, 1)).isCloseTo(Math.log(180), within(1e-12));
    assertThat(OnlineEbh.holding(List.of(new Nominee(1, Math.log(181))))).containsExactly(1);
    assertThat(OnlineEbh.holding(List.of(new Nominee(1, Math.log(179))))).isEmpty();
  }

  @Test
  void asksLessOfEachWhereSeveralHold() {
    assertThat(OnlineEbh.holding(List.of(new Nominee(1, 4.7), new Nominee(2, 4.8))))
        .containsExactly(1, 2);
  }

  @Test
  void neverGivesANumberTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnlineEbh.holding(List.of(new Nominee(3, 1), new Nominee(3, 2))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Nominee(0, 1));
  }
}
