package org.doubleloop.policy.test;

import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.kit.test.TestTokens;
import org.doubleloop.policy.PolicyServiceApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The service on a fresh database. One is started for all tests of this JVM, in which each has an
/// organization of its own.
public final class RunningService implements AutoCloseable {
  private final StoreFixture fixture = StoreFixture.open();
  private final ConfigurableApplicationContext context;

  private RunningService(@Nullable String uri) {
    context =
        new SpringApplicationBuilder(PolicyServiceApplication.class)
            .properties("spring.config.name=policy-service")
            .run(
                "--server.port=0",
                "--doubleloop.store.uri=" + (uri == null ? fixture.properties().uri() : uri),
                "--doubleloop.store.database=" + fixture.properties().database(),
                "--doubleloop.access.issuer=" + TestTokens.shared().issuer(),
                "--doubleloop.access.secret=the secret of the tests, 32 characters or more");
  }

  /// Starts one more, for a test that stops it.
  public static RunningService start() {
    return new RunningService(null);
  }

  /// Starts one more on another store, for a test that stops that.
  public static RunningService on(String uri) {
    return new RunningService(uri);
  }

  /// The shared service's own store.
  public static Store store() {
    return Shared.SERVICE.fixture.store();
  }

  static int sharedPort() {
    return Shared.SERVICE.port();
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /// Stops it as an operator would, and waits until it has stopped.
  public void stop() {
    context.close();
  }

  @Override
  public void close() {
    stop();
    fixture.close();
  }

  private static final class Shared {
    static final RunningService SERVICE = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVICE::close));
    }
  }
}
