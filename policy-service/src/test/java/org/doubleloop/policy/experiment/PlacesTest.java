package org.doubleloop.policy.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.rule.Places;
import org.doubleloop.policy.rule.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  private static final List<Attribute> ATTRIBUTES =
      List.of(
          new Attribute(
              "industry", AttributeType.STRING, List.of("finance", "retail"), true, false),
          new Attribute("seniority", AttributeType.STRING, List.of("VP", "Manager"), true, false),
          new Attribute("city", AttributeType.STRING, List.of(), false, false),
          new Attribute("employees", AttributeType.NUMBER, List.of(), false, false),
          new Attribute("customer", AttributeType.BOOLEAN, List.of(), false, false));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "industry == 'finance' | industry == 'finance' | true",
        "industry == 'finance' | industry == 'retail' | false",
        "industry == 'finance' | seniority == 'VP' | true",
        "industry == 'finance' && seniority == 'VP' | industry == 'retail' && seniority == 'VP' |"
            + " false",
        "industry == 'finance' && seniority == 'VP' | seniority == 'Manager' | false",
        "industry != 'finance' | industry == 'finance' | false",
        "employees > 500.0 | employees <= 500.0 | false",
        "employees > 500.0 | employees > 1000.0 | true",
        "customer == true | customer == false | false",
        "city == 'Bern' | city == 'Rome' | false",
        "city == 'Bern' | industry == 'finance' | true",
        "city.matches('^B') | city.matches('^R') | true",
        "nothing == 'known' | industry == 'finance' | true"
      })
  void overlapWhereAContextMayBeAtBoth(String one, String other, boolean overlap) {
    assertThat(Places.overlap(ATTRIBUTES, one, other)).isEqualTo(overlap);
    assertThat(Places.overlap(ATTRIBUTES, other, one)).isEqualTo(overlap);
  }

  @Test
  void mayOverlapWhereThatTakesTooLongToTell() {
    var finance = "industry == 'finance'";
    var retail = "industry == 'retail'";
    assertThat(Places.overlap(ATTRIBUTES, finance, retail, 1)).isTrue();
    assertThat(Places.overlap(ATTRIBUTES, finance, retail, 1_000)).isFalse();
  }

  @Test
  void overlapWithEverywhere() {
    assertThat(Places.overlap(ATTRIBUTES, null, "industry == 'finance'")).isTrue();
    assertThat(Places.overlap(ATTRIBUTES, null, null)).isTrue();
  }
}
