package org.doubleloop.quickstart;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doubleloop.gateway.GatewayApplication;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.secret.OwnersFolder;
import org.doubleloop.policy.PolicyServiceApplication;
import org.doubleloop.quickstart.sample.SampleData;
import org.doubleloop.recommender.RecommenderServiceApplication;
import org.doubleloop.signal.SignalServiceApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/// The four services and their store in this process, behind one port.
///
/// They talk HTTP to each other exactly as they do on four machines; only the gateway's port is
/// announced. They start one after the other, as contexts that start side by side disturb each
/// other now and then, and stop in the opposite order.
public final class Quickstart implements AutoCloseable {

  private final Deque<Running> running = new ArrayDeque<>();
  private final URI address;
  private final Path folder;
  private final SampleData sampleData;

  /// Something that was started.
  @FunctionalInterface
  private interface Running {
    void close();
  }

  private Quickstart(Path folder, int port) throws IOException {
    this.folder = folder;
    this.address = URI.create("http://127.0.0.1:" + (port == 0 ? freePort() : port));
    this.sampleData = new SampleData(address, Clock.systemUTC());
  }

  /// Starts everything over `folder`, which is made when it is not there.
  ///
  /// @param port the gateway's port; 0 takes a free one
  /// @throws IOException when no port is free, or the folder cannot be made
  public static Quickstart start(Path folder, int port, Map<String, String> settings)
      throws IOException {
    var quickstart = new Quickstart(folder.toAbsolutePath(), port);
    try {
      quickstart.startAll(settings);
      return quickstart;
    } catch (IOException | RuntimeException e) {
      quickstart.close();
      throw e;
    }
  }

  /// Where the gateway listens.
  public URI address() {
    return address;
  }

  /// The keys made at the first start over this folder.
  public Keys keys() throws IOException {
    return Keys.read(firstKeys());
  }

  /// The keys of the sandbox, whose clock can be moved.
  public Keys sandboxKeys() throws IOException {
    return Keys.read(sandboxKeysFile());
  }

  private Path firstKeys() {
    return folder.resolve("first-keys.json");
  }

  private Path sandboxKeysFile() {
    return folder.resolve("sandbox-keys.json");
  }

  private void startAll(Map<String, String> settings) throws IOException {
    OwnersFolder.make(folder, "store");
    var store = EmbeddedStore.open(folder.resolve("store"));
    running.push(store::close);
    var common = new TreeMap<>(settings);
    common.put("doubleloop.store.uri", store.uri());
    common.putIfAbsent("logging.level.de.bwaldvogel", "warn");
    common.putIfAbsent("logging.level.org.mongodb.driver", "warn");
    // Said of every generated model; nothing that an operator can act on.
    common.putIfAbsent("logging.level.org.hibernate.validator", "error");
    var service = new TreeMap<>(common);
    service.put("server.port", "0");
    service.put("server.address", "127.0.0.1");
    service.put("doubleloop.access.issuer", address.toString());
    service.put("doubleloop.access.keys", folder.resolve("keys").toString());
    service.put("doubleloop.access.clients", folder.resolve("clients").toString());
    service.put("doubleloop.unit.file", folder.resolve("unit.secret").toString());
    int policy = run(PolicyServiceApplication.class, "policy-service", service);
    service.put("doubleloop.upstream.policy", "http://127.0.0.1:" + policy);
    int signal = run(SignalServiceApplication.class, "signal-service", service);
    service.put("doubleloop.upstream.signal", "http://127.0.0.1:" + signal);
    int recommender = run(RecommenderServiceApplication.class, "recommender-service", service);
    var gateway = new TreeMap<>(common);
    gateway.putIfAbsent("server.address", "127.0.0.1");
    gateway.put("server.port", Integer.toString(address.getPort()));
    gateway.put("doubleloop.access.issuer", address.toString());
    gateway.put("doubleloop.access.signing-key", folder.resolve("signing-key.jwk").toString());
    gateway.put("doubleloop.access.clients", folder.resolve("clients").toString());
    gateway.put("doubleloop.access.first-keys-file", firstKeys().toString());
    gateway.putIfAbsent("doubleloop.access.sandbox", "sandbox");
    gateway.put("doubleloop.access.sandbox-keys-file", sandboxKeysFile().toString());
    gateway.put("doubleloop.route.signal", "http://127.0.0.1:" + signal);
    gateway.put("doubleloop.route.policy", "http://127.0.0.1:" + policy);
    gateway.put("doubleloop.route.recommender", "http://127.0.0.1:" + recommender);
    run(GatewayApplication.class, "gateway", gateway);
  }

  /// Starts one application and answers its port.
  private int run(Class<?> application, String name, Map<String, String> settings) {
    var arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.toCollection(ArrayList::new));
    arguments.add("--spring.config.name=" + name);
    boolean isGateway = application == GatewayApplication.class;
    var context =
        new SpringApplicationBuilder(application)
            .web(isGateway ? WebApplicationType.REACTIVE : WebApplicationType.SERVLET)
            .registerShutdownHook(false)
            .initializers((GenericApplicationContext fresh) -> {
              if (isGateway) {
                fresh.registerBean(ReactorResourceFactory.class, Quickstart::ownThreads);
                fresh.addApplicationListener(sampleData);
              }
            })
            .run(arguments.toArray(String[]::new));
    running.push(context::close);
    return Integer.parseInt(
        Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
  }

  /// By default all gateways of a JVM share their threads, and the first one that is closed ends
  /// them.
  private static ReactorResourceFactory ownThreads() {
    var resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    return resources;
  }

  /// Stops what was started, the last first.
  @Override
  public void close() {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
