package org.doubleloop.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorsTest {

  private static final Listing LISTING =
      Listing.of("acme", "toys", Map.of("kind", "BALL", "tag", "x"));

  private final PageCursors cursors = cursors("a secret of some");

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "2026-03-01T09:30:00.000Z|é|a/b"})
  void goesOnWhereThePageEnded(String position) {
    var cursor = cursors.next(LISTING, position);
    assertThat(cursor).matches("[A-Za-z0-9_-]+");
    assertThat(cursors.position(LISTING, cursor)).contains(position);
  }

  @Test
  void beginsWithoutACursor() {
    assertThat(cursors.position(LISTING, null)).isEmpty();
  }

  @Test
  void isBoundToItsListing() {
    var cursor = cursors.next(LISTING, "7");
    assertRefused(Listing.of("other", "toys", LISTING.filters()), cursor);
    assertRefused(Listing.of("acme", "games", LISTING.filters()), cursor);
    assertRefused(Listing.of("acme", "toys", Map.of("kind", "BALL")), cursor);
    assertRefused(Listing.of("acme", "toys", Map.of("kind", "BALL", "tag", "y")), cursor);
    assertRefused(Listing.of("acme", "toys", Map.of("kind", "x", "tag", "BALL")), cursor);
    assertThatThrownBy(() -> cursors("another secret it is").position(LISTING, cursor))
        .isInstanceOf(ServiceException.class);
  }

  @Test
  void cannotBeChanged() {
    var cursor = cursors.next(LISTING, "7");
    for (int i = 0; i < cursor.length(); i++) {
      var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      assertRefused(LISTING, cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
    assertRefused(LISTING, cursor + "AAAA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "%%", "é", "abcd", "====", " "})
  void refusesNonsense(String cursor) {
    assertRefused(LISTING, cursor);
  }

  @ParameterizedTest
  @CsvSource({",100", "1,1", "1000,1000", "1001,1000", "2147483647,1000", "0,1", "-5,1"})
  void lowersTheLimitToTheHighest(@Nullable Integer asked, int limit) {
    assertThat(Listing.limit(asked)).isEqualTo(limit);
  }

  private void assertRefused(Listing listing, String cursor) {
    assertThatThrownBy(() -> cursors.position(listing, cursor))
        .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
        .extracting(ServiceException::type)
        .isEqualTo(CommonProblem.INVALID_CURSOR);
  }

  private static PageCursors cursors(String secret) {
    return new PageCursors(secret.getBytes(StandardCharsets.UTF_8));
  }
}
