package org.doubleloop.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// How soon connections are served by a server that lets an address open ten in a second.
class ConnectionRateTest {

  private static final Duration CLOSED = Duration.ofDays(1);

  private final DisposableServer server =
      new ConnectionRate(10, Duration.ofSeconds(1))
          .apply(HttpServer.create().host("0.0.0.0"))
          .port(0)
          .handle((_, response) -> response.sendString(Mono.just("here")))
          .bindNow();

  @AfterEach
  void stop() {
    server.disposeNow();
  }

  /// How long each waits of connections that are opened at once, shortest first.
  private List<Duration> waits(String address, int connections) throws Exception {
    var from = InetAddress.getByName(address);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var waits = new ArrayList<Duration>();
      for (var wait :
          callers.invokeAll(
              Collections.nCopies(connections, (Callable<Duration>) () -> waitOf(from)))) {
        waits.add(wait.get());
      }
      return waits.stream().sorted().toList();
    }
  }

  private Duration waitOf(InetAddress from) throws IOException {
    long start = System.nanoTime();
    try (var connection = new Socket()) {
      connection.bind(new InetSocketAddress(from, 0));
      connection.connect(new InetSocketAddress("127.0.0.1", server.port()));
      connection
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: test\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      boolean answered = connection.getInputStream().read() >= 0;
      return answered ? Duration.ofNanos(System.nanoTime() - start) : CLOSED;
    } catch (IOException reset) {
      return CLOSED;
    }
  }

  @Test
  void haveThoseBeyondThePaceWaitForTheirTurn() throws Exception {
    assertThat(waits("127.0.0.1", 15))
        .last()
        .satisfies(
            wait -> assertThat(wait).isBetween(Duration.ofMillis(400), Duration.ofSeconds(5)));
  }

  @Test
  void closesThoseWhoseTurnWouldComeTooLate() throws Exception {
    assertThat(waits("127.0.0.1", 30)).filteredOn(CLOSED::equals).hasSizeBetween(8, 10);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "has one address of its own alone")
  void letsOthersIn() throws Exception {
    try (var flood = Executors.newVirtualThreadPerTaskExecutor()) {
      var waits = flood.submit(() -> waits("127.0.0.1", 30));
      Thread.sleep(100);
      assertThat(waits("127.0.0.2", 10)).doesNotContain(CLOSED);
      assertThat(waits.get()).contains(CLOSED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "2001:db8::1, 2001:db8::1:2:3:4, true",
    "2001:db8::1, 2001:db8:0:1::1, false",
    "2001:db8::1, 192.0.2.1, false",
  })
  void tellsNetworksApart(String one, String other, boolean same) {
    var network = ConnectionRate.network(new InetSocketAddress(one, 1));
    assertThat(network.equals(ConnectionRate.network(new InetSocketAddress(other, 2))))
        .isEqualTo(same);
  }

  @Test
  void takesThoseWhoHaveLeftForOne() {
    assertThat(ConnectionRate.network(null)).isEqualTo(ConnectionRate.network(null));
  }
}
