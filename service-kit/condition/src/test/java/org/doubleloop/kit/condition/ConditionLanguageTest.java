package org.doubleloop.kit.condition;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionLanguageTest {

  @Test
  void keepsFewReadingsHoweverShortTheTextsWhereTheirAttributesAreMany() {
    for (int n = 0; n < 600; n++) {
      int first = n;
      var attributes =
          IntStream.range(0, 100)
              .mapToObj(i -> "a" + (first + i))
              .collect(toMap(name -> name, _ -> AttributeType.STRING));
      ConditionLanguage.read("", attributes);
    }
    ConditionLanguage.READ.cleanUp();
    assertThat(ConditionLanguage.READ.asMap().keySet())
        .filteredOn(written -> written.attributes().size() == 100)
        .hasSizeLessThan(500);
  }
}
