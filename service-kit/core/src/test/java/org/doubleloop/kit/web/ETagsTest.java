package org.doubleloop.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

  private static final String CURRENT = ETags.of(7);

  @Test
  void quotesTheVersion() {
    assertThat(CURRENT).isEqualTo("\"7\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"7\"", "*", " \"7\" ", "\"1\", \"7\"", "\"7\",\"1\"", "\"a,b\" , \"7\""})
  void letsAChangeOfTheCurrentStateGoOn(String header) {
    assertThatCode(() -> ETags.requireMatch(header, CURRENT)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"\"", "\"1\", \"2\"", "\"77\""})
  void refusesAChangeOfAnotherState(String header) {
    assertRefused(header, CommonProblem.STALE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "7",
        "\"7",
        "7\"",
        "*, \"7\"",
        "\"7\" \"8\"",
        ",\"7\"",
        "w/\"7\"",
        "\"7\"x"
      })
  void refusesWhatIsNoListOfTags(String header) {
    assertRefused(header, CommonProblem.INVALID_REQUEST);
  }

  @Test
  void demandsTheHeader() {
    assertRefused(null, CommonProblem.IF_MATCH_REQUIRED);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"7\"',true",
    "'W/\"7\"',true",
    "'\"6\", W/\"7\"',true",
    "*,true",
    "'\"6\"',false",
    ",false"
  })
  void knowsWhatTheCallerHas(@Nullable String header, boolean unchanged) {
    assertThat(ETags.isUnchanged(header, CURRENT)).isEqualTo(unchanged);
  }

  private static void assertRefused(@Nullable String header, CommonProblem problem) {
    assertThatThrownBy(() -> ETags.requireMatch(header, CURRENT))
        .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
        .extracting(ServiceException::type)
        .isEqualTo(problem);
  }
}
