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
    assertThat(Nearest.of(name, KNOWN).orElse(null)).isEqualTo(meant);
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
    assertThat(Nearest.almost(name, KNOWN.stream()).orElse(null)).isEqualTo(meant);
  }

  @Test
  void doesNotDependOnTheOrderOfTheNames() {
    assertThat(Nearest.of("option-3", List.of("option-2", "option-1")))
        .isEqualTo(Nearest.of("option-3", List.of("option-1", "option-2")));
  }

  @Test
  void looksAtSoManyNamesAndNoMore() {
    var names = IntStream.range(0, 100).mapToObj(n -> "zzzz" + (100 + n));
    assertThat(Nearest.almost("replied", Stream.concat(names, Stream.of("repliedd")))).isEmpty();
  }
}
