package org.doubleloop.kit.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void hashesTheLengthPrefixedParts() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(
        new byte[] {0, 0, 0, 2, 'a', 'b', 0, 0, 0, 0, 0, 0, 0, 2, (byte) 0xc3, (byte) 0xa9});
    assertThat(Ids.hash("ab", "", "é"))
        .hasSize(43)
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
  }

  @Test
  void keepsPartsApart() {
    var hashes = new HashSet<String>();
    hashes.add(Ids.hash("ab", "c"));
    hashes.add(Ids.hash("a", "bc"));
    hashes.add(Ids.hash("abc"));
    hashes.add(Ids.hash("abc", ""));
    hashes.add(Ids.hash("", "abc"));
    assertThat(hashes).hasSize(5);
    assertThatThrownBy(Ids::hash).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesADocumentByOrganizationKindAndId() {
    assertThat(Ids.document("acme", "action", "a-1"))
        .isEqualTo(Ids.hash("acme", "action", "a-1"))
        .isNotEqualTo(Ids.document("acme", "edit", "a-1"))
        .isNotEqualTo(Ids.document("other", "action", "a-1"));
  }

  @Test
  void takesRandomIdsFromTheGenerator() {
    var first = Ids.random(new SplittableRandom(7));
    assertThat(first).hasSize(22).isEqualTo(Ids.random(new SplittableRandom(7)));
    assertThat(first).isNotEqualTo(Ids.random(new SplittableRandom(8)));
  }

  @Test
  void makesIdsThatAClientCouldHaveChosen() {
    var random = new SplittableRandom(9);
    for (int i = 0; i < 1_000; i++) {
      assertThat(Ids.random(random)).matches(Ids.CLIENT_ID);
      assertThat(Ids.hash("acme", Integer.toString(i))).matches(Ids.CLIENT_ID);
    }
  }

  @Test
  void bodyHashDependsOnSecretAndBody() {
    var hashes = new KeyedHash("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    var others = new KeyedHash("0123456789abcdeg".getBytes(StandardCharsets.US_ASCII));
    byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
    assertThat(hashes.of(body))
        .hasSize(43)
        .isEqualTo(hashes.of(body))
        .isNotEqualTo(others.of(body));
    assertThat(hashes.of(body)).isNotEqualTo(hashes.of(new byte[0]));
    assertThatThrownBy(() -> new KeyedHash(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
