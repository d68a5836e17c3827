package org.doubleloop.bench.hostile;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Whoever does one attack: a key of its own, and all that it holds open.
final class Attacker implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 1_000;

  private final Http http;
  private final String key;
  private final AtomicLong made = new AtomicLong();
  private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  Attacker(Http http, String key) {
    this.http = http;
    this.key = key;
  }

  /// Begins an attack, which goes on until this is closed.
  void begin(Attack attack) {
    var callers = Executors.newVirtualThreadPerTaskExecutor();
    for (int i = 0; i < attack.callers(); i++) {
      var _ = callers.submit(() -> goOn(attack.step()));
    }
    callers.shutdown();
  }

  private void goOn(Attack.Step step) {
    while (!ended) {
      try {
        step.run(this);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception refused) {
        count(0);
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  String key() {
    return key;
  }

  /// A number that no other go has.
  long number() {
    return made.incrementAndGet();
  }

  Http.Answer get(String path) throws IOException, InterruptedException {
    return counted(http.get(path, key));
  }

  Http.Answer getAs(String path, String otherKey) throws IOException, InterruptedException {
    return counted(http.get(path, otherKey));
  }

  Http.Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return counted(http.post(path, key, body));
  }

  Http.Answer post(String path, String type, byte[] body) throws IOException, InterruptedException {
    return counted(http.post(path, key, type, body));
  }

  /// Opens a connection and keeps it; the oldest makes room.
  void hold(String sent) throws IOException {
    connections.add(http.connection(sent));
    if (connections.size() > MOST_CONNECTIONS) {
      connections.remove().close();
    }
  }

  /// Sends more on all connections that are held.
  void drip(String more) throws IOException, InterruptedException {
    for (var connection : List.copyOf(connections)) {
      try {
        connection.getOutputStream().write(more.getBytes(StandardCharsets.UTF_8));
      } catch (IOException closed) {
        connections.remove(connection);
        connection.close();
      }
    }
    Thread.sleep(200);
  }

  int held() {
    return connections.size();
  }

  private Http.Answer counted(Http.Answer answer) {
    count(answer.status());
    return answer;
  }

  private void count(int status) {
    statuses.computeIfAbsent(status, _ -> new AtomicLong()).incrementAndGet();
  }

  /// How often each status was answered; 0 is none at all.
  Map<Integer, Long> statuses() {
    var counted = new TreeMap<Integer, Long>();
    statuses.forEach((status, count) -> counted.put(status, count.get()));
    return counted;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    for (var connection : connections) {
      connection.close();
    }
  }
}
