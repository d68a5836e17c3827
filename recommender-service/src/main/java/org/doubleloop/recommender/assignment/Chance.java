package org.doubleloop.recommender.assignment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.exploration.Seed;
import org.doubleloop.recommender.policy.PolicyKey;

/// What follows from the server's secret: units, which cannot be turned back into subjects, and the
/// seeds of chance, which nobody outside can foresee and everyone inside can repeat.
public final class Chance {

  private final KeyedHash secret;

  public Chance(KeyedHash secret) {
    this.secret = secret;
  }

  /// The unit of randomisation as suggestions and assignments name it.
  public String unit(PolicyKey key, UnitKind kind, String value) {
    return keyed("unit", key.organization(), kind.name(), value);
  }

  public Seed seed(String organization, String suggestion) {
    return Seed.of(Base64.getUrlDecoder().decode(keyed("seed", organization, suggestion)));
  }

  private String keyed(String... parts) {
    return secret.of(Ids.hash(parts).getBytes(StandardCharsets.US_ASCII));
  }
}
