package org.doubleloop.kit.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.doubleloop.kit.id.KeyedHash;
import org.junit.jupiter.api.Test;

class UnitHashTest {
  private final UnitHash units = under("sixteen bytes at");

  @Test
  void isTheSameInEveryProcessForEver() {
    assertThat(units.of("acme", UnitKind.SUBJECT, "contact-1"))
        .isEqualTo("zNXIhsVGSENpcVQ2r3aiu6RpvDJkULegMO5VwIlK36w");
  }

  @Test
  void tellsOrganizationsKindsAndValuesApart() {
    assertThat(units.of("acme", UnitKind.SUBJECT, "one"))
        .isNotEqualTo(units.of("acme", UnitKind.ACCOUNT, "one"))
        .isNotEqualTo(units.of("other", UnitKind.SUBJECT, "one"))
        .isNotEqualTo(units.of("acme", UnitKind.SUBJECT, "two"))
        .isNotEqualTo(under("sixteen bytes as").of("acme", UnitKind.SUBJECT, "one"));
  }

  @Test
  void refusesAShortSecretAndTellsNone() {
    var file = Path.of("unit.secret");
    assertThatThrownBy(() -> new UnitProperties("short", file))
        .hasMessage("doubleloop.unit.secret is shorter than 32 characters");
    var secret = "a secret that is long enough to be one";
    assertThat(new UnitProperties(secret, file).toString()).doesNotContain(secret);
  }

  private static UnitHash under(String secret) {
    return new UnitHash(new KeyedHash(secret.getBytes(StandardCharsets.US_ASCII)));
  }
}
