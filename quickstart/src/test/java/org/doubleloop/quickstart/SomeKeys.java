package org.doubleloop.quickstart;

import java.nio.file.Path;
import org.doubleloop.kit.test.TestKeys;

/// The private keys of the gateway and of those services that call others, so that a first start
/// need not make them.
final class SomeKeys {

  private SomeKeys() {}

  static void layIn(Path folder) {
    TestKeys.lay("gateway", folder.resolve("signing-key.jwk"));
    TestKeys.lay("signal-service", folder.resolve("keys").resolve("signal-service.jwk"));
    TestKeys.lay("recommender-service", folder.resolve("keys").resolve("recommender-service.jwk"));
  }
}
