package org.doubleloop.kit.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreationTest {

  private static final Creation.Request REQUEST =
      new Creation.Request("acme", "ada", "POST", "/v1/actions");

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void takesTheIdOfTheBody() {
    var creation = Creation.of(REQUEST, "a-1", null, random);
    assertThat(creation).isEqualTo(new Creation("acme", "a-1", Creation.Naming.CLIENT));
    assertThat(creation.documentId("action")).isEqualTo(Ids.document("acme", "action", "a-1"));
    assertThat(creation.conflict().type()).isEqualTo(CommonProblem.CONFLICT);
  }

  @Test
  void derivesTheIdFromTheKeyAndAllThatBindsIt() {
    var creation = Creation.of(REQUEST, null, "k", random);
    assertThat(creation.id())
        .isEqualTo(Ids.hash("acme", "key", "ada", "POST", "/v1/actions", "k"))
        .isEqualTo(Creation.of(REQUEST, null, "\"k\"", random).id());
    assertThat(creation.conflict().type()).isEqualTo(CommonProblem.IDEMPOTENCY_KEY_REUSED);
    for (var other :
        new Creation.Request[] {
          new Creation.Request("acme2", "ada", "POST", "/v1/actions"),
          new Creation.Request("acme", "bob", "POST", "/v1/actions"),
          new Creation.Request("acme", "ada", "PUT", "/v1/actions"),
          new Creation.Request("acme", "ada", "POST", "/v1/actions/"),
        }) {
      assertThat(Creation.of(other, null, "k", random).id()).isNotEqualTo(creation.id());
    }
  }

  @Test
  void takesTheIdFromChanceOtherwise() {
    var first = Creation.of(REQUEST, null, null, random);
    assertThat(first.naming()).isEqualTo(Creation.Naming.RANDOM);
    assertThat(first.id()).hasSize(22).isNotEqualTo(Creation.of(REQUEST, null, null, random).id());
  }

  @Test
  void refusesAnIdAndAKeyTogether() {
    assertInvalid("a-1", "k", "/id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a b", "a/b", "é", "a\n"})
  void refusesIdsOutsideOfThePattern(String id) {
    assertInvalid(id, null, "/id");
  }

  @Test
  void acceptsIdsUpTo128Characters() {
    assertThat(Creation.of(REQUEST, "a".repeat(128), null, random).id()).hasSize(128);
    assertInvalid("a".repeat(129), null, "/id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"\"",
        "\"a",
        "\"a\"b",
        "\"a\\\"",
        "\"a\\b\"",
        "a b",
        "a\u0000",
        "é",
        "\"a b\""
      })
  void refusesKeysThatAreNotVisibleAscii(String key) {
    assertInvalid(null, key, "Idempotency-Key");
  }

  @Test
  void acceptsKeysUpTo255Characters() {
    assertThat(IdempotencyKey.parse("k".repeat(255))).isPresent();
    assertInvalid(null, "k".repeat(256), "Idempotency-Key");
  }

  @Test
  void readsEscapesOfQuotedKeys() {
    assertThat(IdempotencyKey.parse("\"a\\\"b\\\\c\"")).contains(new IdempotencyKey("a\"b\\c"));
    assertThat(IdempotencyKey.parse(" abc ")).contains(new IdempotencyKey("abc"));
  }

  private void assertInvalid(@Nullable String id, @Nullable String key, String pointer) {
    assertThatThrownBy(() -> Creation.of(REQUEST, id, key, random))
        .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
        .satisfies(e -> {
          assertThat(e.type()).isEqualTo(CommonProblem.INVALID_REQUEST);
          assertThat(e.errors()).singleElement().extracting("pointer").isEqualTo(pointer);
        });
  }
}
