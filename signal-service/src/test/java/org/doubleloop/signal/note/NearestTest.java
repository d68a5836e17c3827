package org.doubleloop.signal.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("replied", "converted", "opened", "short", "long", "customer_size");

  @ParameterizedTest
  @CsvSource({
    "Replied,replied",
    "REPLIED,replied",
    "reply,replied",
    "repleid,replied",
    "open,opened",
    "shrot,short",
    "lnog,long",
    "revenue,",
    "x,",
    "meeting,"
  })
  void isTheKnownNameThatWasProbablyMeant(String name, String meant) {
    assertThat(new Nearest().of(name, KNOWN).orElse(null)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "Customer_size,customer_size",
    "customer_szie,customer_size",
    "customer_name,",
    "customers,",
    "shore,"
  })
  void isAlmostTheSameWhereNothingElseCanHaveBeenMeant(String name, String meant) {
    assertThat(new Nearest().almost(name, KNOWN.stream()).orElse(null)).isEqualTo(meant);
  }

  @Test
  void doesNotDependOnTheOrderOfTheNames() {
    assertThat(new Nearest().of("option-3", List.of("option-2", "option-1")))
        .isEqualTo(new Nearest().of("option-3", List.of("option-1", "option-2")));
  }

  @Test
  void comparesSoManyNamesOfASignalAndNoMore() {
    var nearest = new Nearest();
    for (int attribute = 0; attribute < 2; attribute++) {
      var others = IntStream.range(0, 99).mapToObj(n -> "zzzz" + (100 + n));
      assertThat(nearest.of("repleid", Stream.concat(others, Stream.of("replied")).toList()))
          .contains("replied");
    }
    assertThat(nearest.of("repleid", KNOWN)).isEmpty();
    assertThat(nearest.of("Replied", KNOWN)).as("costs nothing").contains("replied");
  }
}
