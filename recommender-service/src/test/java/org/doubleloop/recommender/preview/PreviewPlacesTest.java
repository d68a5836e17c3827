package org.doubleloop.recommender.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doubleloop.kit.problem.ServiceException;
import org.junit.jupiter.api.Test;

class PreviewPlacesTest {
  private final PreviewPlaces places = new PreviewPlaces();

  @Test
  void hasOnePlaceForEachOrganization() {
    assertThatThrownBy(() -> places.in("acme", () -> ask("acme")))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("for this organization");
    assertThat(ask("acme")).as("the place is free again").isEqualTo("acme");
  }

  @Test
  void hasSoManyForAllOrganizations() {
    assertThat(places.in("one", () -> ask("two"))).isEqualTo("two");
    assertThatThrownBy(() -> places.in("one", () -> places.in("two", () -> ask("three"))))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("at a time");
    assertThat(ask("three")).isEqualTo("three");
  }

  @Test
  void givesThePlaceBackAlsoWhereThePreviewFails() {
    assertThatThrownBy(() ->
            places.in(
                "acme",
                () -> {
                  throw new IllegalStateException("failed");
                }))
        .hasMessage("failed");
    assertThat(ask("acme")).isEqualTo("acme");
  }

  private String ask(String organization) {
    return places.in(organization, () -> organization);
  }
}
