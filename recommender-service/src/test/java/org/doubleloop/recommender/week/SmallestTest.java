package org.doubleloop.recommender.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallestTest {

  @Test
  void keepsTheSameInAnyOrderAndAllThatWasAddedForIt() {
    var names = new ArrayList<String>();
    IntStream.range(0, 200).forEach(n -> names.addAll(Collections.nCopies(1 + n % 3, "name-" + n)));
    var expected = filled(names);
    assertThat(expected.names()).hasSize(10);
    assertThat(expected.isFull()).isTrue();
    var random = new Random(5);
    for (int round = 0; round < 50; round++) {
      Collections.shuffle(names, random);
      var other = filled(names);
      assertThat(other.names()).containsExactlyElementsOf(expected.names());
      assertThat(other.limit()).isEqualTo(expected.limit());
      assertThat(other.values().stream().map(AtomicLong::get))
          .containsExactlyElementsOf(expected.values().stream().map(AtomicLong::get).toList());
    }
    for (var name : expected.names()) {
      int number = Integer.parseInt(name.substring(5));
      assertThat(expected.at(name, AtomicLong::new)).hasValue(1 + number % 3);
    }
  }

  @Test
  void holdsAllThatThereIsWhereThatIsNotTooMuch() {
    var few = filled(IntStream.range(0, 10).mapToObj(n -> "name-" + n).toList());
    assertThat(few.isFull()).isFalse();
    assertThat(few.limit()).isEqualTo(Long.MAX_VALUE);
    assertThat(few.contains("name-3")).isTrue();
    assertThat(few.contains("name-10")).isFalse();
  }

  private static Smallest<AtomicLong> filled(Iterable<String> names) {
    var smallest = new Smallest<AtomicLong>(10);
    names.forEach(name -> {
      var kept = smallest.at(name, AtomicLong::new);
      if (kept != null) {
        kept.incrementAndGet();
      }
    });
    return smallest;
  }
}
