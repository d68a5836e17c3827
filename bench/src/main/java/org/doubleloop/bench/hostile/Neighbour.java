package org.doubleloop.bench.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.bench.Latencies;
import org.doubleloop.bench.Load;

/// A caller who does nothing wrong: at a steady pace, whether or not answers are slow, it asks for
/// a suggestion, says what was done, and reads.
final class Neighbour {

  private static final int PER_SECOND = 50;
  private static final int AT_ONCE = 8;

  private final Http http;
  private final String key;
  private final AtomicInteger made = new AtomicInteger();

  Neighbour(Http http, String key) {
    this.http = http;
    this.key = key;
  }

  /// What came of some time of it.
  ///
  /// @param latencies of each answer, from the moment at which it was due to be asked for
  /// @param refused what was not answered well
  record Experience(Latencies latencies, List<String> refused) {

    /// Milliseconds that one answer in a hundred exceeds.
    double slowest() {
      return latencies.exceededBy(0.01);
    }
  }

  Experience live(Duration time) throws InterruptedException {
    var taken = new ConcurrentLinkedQueue<Long>();
    var refused = new ConcurrentLinkedQueue<String>();
    long requests = time.toMillis() * PER_SECOND / 1000;
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        long due = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        int number = made.getAndIncrement();
        var _ =
            threads.submit(() -> {
              var fault = fault(number);
              taken.add(System.nanoTime() - due);
              if (!fault.isEmpty()) {
                refused.add(fault);
              }
            });
      }
    }
    var latencies = new Latencies();
    taken.forEach(latencies::add);
    return new Experience(latencies, List.copyOf(refused));
  }

  /// Asks as fast as it is answered, so that whatever it makes the process do is compiled.
  void hurry(Duration time) throws InterruptedException, ExecutionException {
    var _ =
        Load.perSecond(
            AT_ONCE,
            time,
            _ ->
                () -> {
                  var _ = fault(made.getAndIncrement());
                  return 1;
                });
  }

  private String fault(int number) {
    try {
      var answer = request(number);
      return answer.isGood() ? "" : answer.status() + " " + answer.json();
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }

  private Http.Answer request(int number) throws IOException, InterruptedException {
    return switch (number % 4) {
      case 0, 2 -> http.post("/v1/suggestions", key, Setting.question("subject-" + number));
      case 1 -> http.post("/v1/actions", key, Setting.action("neighbour-" + number));
      default -> http.get("/v1/policies/" + Setting.POLICY, key);
    };
  }
}
