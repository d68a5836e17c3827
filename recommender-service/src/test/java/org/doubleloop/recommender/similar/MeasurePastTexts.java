package org.doubleloop.recommender.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.edited.SomeEdit;
import org.doubleloop.recommender.edited.SomeEdit.Piece;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.process.Service;
import org.doubleloop.recommender.similar.PastTexts.Wanted;
import org.junit.jupiter.api.Test;

/// What past texts take of time and memory, with as many as are looked at: `make past-texts`.
class MeasurePastTexts {
  private static final String TEXT =
      "Hello Grace, thank you for the time at the fair. I had a look at how your team"
          + " plans its releases, and I think that our checklist would save you a day of each."
          + " Shall we talk about the renewal of your contract before it ends on Monday? We could"
          + " go through the open points together, and you would see what others have done about"
          + " them.";
  private static final String ASKED =
      "Hello {{contact}}, would you like to talk about the renewal of your contract?";
  private static final Wanted WANTED =
      new Wanted(
          SomePolicy.some().build(),
          new Option("a", "Ask about the renewal", Map.of(), ASKED),
          ASKED,
          Map.of("contact", "Ada Lovelace"));
  private static final int ROUNDS = 40;

  @Test
  void tellsWhatTheyTake() throws IOException {
    try (var service =
        new Service(
            "doubleloop.llm.providers[0].kind=OPENAI",
            "doubleloop.llm.providers[0].base-url=http://127.0.0.1:9",
            "doubleloop.llm.providers[0].model=none")) {
      service.bean(Edited.class).take(texts());
      var pastTexts = service.bean(PastTexts.class);
      double before = resident();
      long begun = System.nanoTime();
      Patience.await().until(() -> !pastTexts.of(WANTED).texts().isEmpty());
      tell("first", millis(begun), "ms");
      var meters = service.bean(MeterRegistry.class);
      Patience.await()
          .until(() -> meters.timer("doubleloop.embeddings.made").count() > SentTexts.MOST);
      tell("memory", resident() - before, "MB");
      tell(
          "load",
          meters.timer("doubleloop.embeddings.loaded").totalTime(TimeUnit.MILLISECONDS),
          "ms");
      tell("text", meters.timer("doubleloop.embeddings.made").mean(TimeUnit.MILLISECONDS), "ms");
      var times = new ArrayList<Double>();
      for (int i = 0; i < ROUNDS; i++) {
        long from = System.nanoTime();
        assertThat(pastTexts.of(WANTED).texts()).isNotEmpty();
        times.add(millis(from));
      }
      tell("draft", times.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow(), "ms");
    }
  }

  private static List<FeedItem> texts() {
    return IntStream.range(0, SentTexts.MOST)
        .mapToObj(n ->
            new SomeEdit(
                "" + n, "ada", Map.of(), List.of(new Piece("Buy.", n + " reasons. " + TEXT))))
        .flatMap(each -> List.<FeedItem>of(each.action(), each.edit(), each.replied(1)).stream())
        .toList();
  }

  private static double millis(long from) {
    return (System.nanoTime() - from) / 1e6;
  }

  /// What the process takes, in MB.
  private static double resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static void tell(String name, double value, String unit) {
    System.out.printf(Locale.ROOT, "FIGURE past.texts.%s %.1f %s%n", name, value, unit);
  }
}
