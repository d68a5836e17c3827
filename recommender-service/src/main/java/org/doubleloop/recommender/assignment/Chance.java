package org.doubleloop.recommender.assignment;

import java.util.Base64;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.exploration.Seed;
import org.doubleloop.recommender.policy.PolicyKey;

/// What follows from secrets: units, which cannot be turned back into subjects and have the same
/// names in the signal-service, and the seeds of chance, which nobody outside can foresee and
/// everyone inside can repeat.
public final class Chance {

  private final KeyedHash seeds;
  private final UnitHash units;

  public Chance(KeyedHash seeds, UnitHash units) {
    this.seeds = seeds;
    this.units = units;
  }

  /// The unit of randomisation as suggestions and assignments name it.
  public String unit(PolicyKey key, UnitKind kind, String value) {
    return units.of(key.organization(), kind, value);
  }

  public Seed seed(String organization, String suggestion) {
    return Seed.of(Base64.getUrlDecoder().decode(seeds.of("seed", organization, suggestion)));
  }
}
