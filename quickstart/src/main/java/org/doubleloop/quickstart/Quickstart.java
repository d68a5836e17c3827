package org.doubleloop.quickstart;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.doubleloop.gateway.GatewayApplication;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.policy.PolicyServiceApplication;
import org.doubleloop.recommender.RecommenderServiceApplication;
import org.doubleloop.signal.SignalServiceApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The four services and their store in this process, behind one port.
///
/// They talk HTTP to each other exactly as they do on four machines; only the gateway's port is
/// announced. They start one after the other, as contexts that start side by side disturb each
/// other now and then, and stop in the opposite order.
public final class Quickstart implements AutoCloseable {

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final URI address;
  private final Path folder;

  private Quickstart(Path folder, int port) throws IOException {
    this.folder = folder;
    this.address = URI.create("http://127.0.0.1:" + (port == 0 ? freePort() : port));
  }

  /// Starts everything over `folder`, which is made when it is not there.
  ///
  /// @param port the gateway's port; 0 takes a free one
  /// @throws IOException when no port is free
  public static Quickstart start(Path folder, int port, Map<String, String> settings)
      throws IOException {
    var quickstart = new Quickstart(folder.toAbsolutePath(), port);
    try {
      quickstart.startAll(settings);
      return quickstart;
    } catch (RuntimeException e) {
      quickstart.close();
      throw e;
    }
  }

  /// Where the gateway listens.
  public URI address() {
    return address;
  }

  /// The file that holds the keys made at the first start.
  public Path firstKeys() {
    return folder.resolve("first-keys.json");
  }
