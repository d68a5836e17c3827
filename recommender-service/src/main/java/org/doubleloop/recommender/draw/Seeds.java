package org.doubleloop.recommender.draw;

import java.util.Base64;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.recommender.exploration.Seed;

/// The seeds of chance, under a secret of this service alone: nobody outside can foresee them, and
/// everyone inside can repeat them.
public final class Seeds {

  private final KeyedHash hash;

  public Seeds(KeyedHash hash) {
    this.hash = hash;
  }

  public Seed of(String organization, String suggestion) {
    return Seed.of(Base64.getUrlDecoder().decode(hash.of("seed", organization, suggestion)));
  }
}
