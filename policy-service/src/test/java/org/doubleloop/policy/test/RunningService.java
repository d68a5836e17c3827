package org.doubleloop.policy.test;

import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.policy.PolicyServiceApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The service, started once for all tests of this JVM on a fresh database; each test has an
/// organization of its own.
public final class RunningService {
  private static final RunningService STARTED = new RunningService();

  private final Store store;
  private final int port;

  private RunningService() {
    var fixture = StoreFixture.open();
    store = fixture.store();
    var settings =
        new String[] {
          "--server.port=0",
          "--doubleloop.store.uri=" + fixture.properties().uri(),
          "--doubleloop.store.database=" + fixture.properties().database(),
          "--doubleloop.access.issuer=" + TestTokens.shared().issuer(),
          "--doubleloop.access.secret=the secret of the tests, 32 characters or more"
        };
    var context =
        new SpringApplicationBuilder(PolicyServiceApplication.class)
            .properties("spring.config.name=policy-service")
            .run(settings);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              context.close();
              store.close();
            }));
    port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /// The service's own store.
  public static Store store() {
    return STARTED.store;
  }

  static int port() {
    return STARTED.port;
  }
}
