package org.doubleloop.kit.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class BodyLimitsTest {
  private final BodyLimits limits =
      new BodyLimits(
          DataSize.ofKilobytes(1),
          Map.of(
              "/v1/toys", DataSize.ofKilobytes(2),
              "/v1/toys/{id}/parts", DataSize.ofKilobytes(3),
              "/v1/toys/best/parts", DataSize.ofKilobytes(4)));

  @ParameterizedTest
  @CsvSource({
    "/v1/toys, 2",
    "/v1/toys/7, 1",
    "/v1/toys/7/parts, 3",
    "/v1/toys/%2f/parts, 3",
    "/v1/toys/best/parts, 4",
    "/v1/toys/7/8/parts, 1",
    "/v1/toys/7/parts/1, 1"
  })
  void areThoseOfThePathOrTheTemplateThatItFits(String path, long kilobytes) {
    assertThat(limits.of(path).toKilobytes()).isEqualTo(kilobytes);
  }
}
