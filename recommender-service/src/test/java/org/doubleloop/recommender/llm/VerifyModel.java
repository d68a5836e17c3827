package org.doubleloop.recommender.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.doubleloop.recommender.answer.AnswerCheck.Usable;
import org.doubleloop.recommender.answer.Examples;
import org.doubleloop.recommender.answer.Examples.Example;
import org.doubleloop.recommender.llm.endpoint.ProviderKind;
import org.doubleloop.recommender.llm.endpoint.ProviderProperties;
import org.doubleloop.recommender.phrasing.Phrased;
import org.doubleloop.recommender.phrasing.Phrased.NotWritten;
import org.doubleloop.recommender.phrasing.Phrased.Written;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.doubleloop.recommender.phrasing.Phrasing.WellReceived;
import org.junit.jupiter.api.Test;

/// Drafts of a real model: `make verify-model`. It says what share passed the checks and why the
/// others did not, and keeps those that passed, to be read one by one.
class VerifyModel {

  private static final List<String> SCENES =
      List.of("trial", "invoice", "hello", "angebot", "renewal", "workshop", "commande");
  private static final List<String> WISHES =
      List.of(
          "friendly",
          "one sentence",
          "two sentences",
          "formal",
          "warm",
          "shorter",
          "plain words",
          "begin with a question",
          "end with a question",
          "thank them",
          "apologize for writing again",
          "matter of fact",
          "a little longer",
          "like to an old customer",
          "like to a new customer");
  private static final int DRAFTS = Integer.getInteger("doubleloop.drafts", 100);

  private final Examples examples = new Examples();

  @Test
  void asksForDraftsAndKeepsThoseThatPass() throws IOException {
    var provider =
        new ProviderProperties(
            ProviderKind.valueOf(System.getProperty("doubleloop.model-kind", "OPENAI")),
            "",
            System.getProperty("doubleloop.model-server"),
            Objects.requireNonNullElse(System.getenv("MODEL_KEY"), ""),
            System.getProperty("doubleloop.model", "model"),
            true,
            1,
            200,
            0,
            0);
    var faults = new TreeMap<String, Integer>();
    var kept = new ArrayList<String>();
    try (var models =
        SomeModels.of(
            Duration.ofMinutes(1), Clock.systemUTC(), new SimpleMeterRegistry(), provider)) {
      var phraser = new ModelPhraser(models);
      for (int i = 0; i < DRAFTS; i++) {
        var scene = SCENES.get(i % SCENES.size());
        var wish = WISHES.get(i / SCENES.size() % WISHES.size());
        var phrased =
            phraser.phrase(
                "acme", asked(scene, wish, i % 2 == 0 ? WellReceived.NONE : sent(scene)));
        faults.merge(outcome(phrased), 1, Integer::sum);
        if (phrased instanceof Written written) {
          kept.add(scene + " | " + wish + " | " + written.text().replace("\n", "\\n"));
        }
      }
    }
    Files.write(Path.of(System.getProperty("doubleloop.kept")), kept);
    faults.forEach((outcome, number) ->
        System.out.printf("FIGURE real.drafts.%s %d of %d%n", outcome, number, DRAFTS));
    assertThat(faults.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(DRAFTS);
  }

  @Test
  void usesGoodAnswersAndNoBadOnes() {
    long bad = Examples.bad().stream().filter(this::isUsed).count();
    long good = Examples.good().stream().filter(this::isUsed).count();
    System.out.printf(
        "FIGURE answers.bad.used %d of %d AIM <= 0 %s%n",
        bad, Examples.bad().size(), bad == 0 ? "MET" : "MISSED");
    System.out.printf(
        "FIGURE answers.good.used %d of %d AIM >= 95 %s%n",
        good, Examples.good().size(), good >= 95 ? "MET" : "MISSED");
    assertThat(bad).isZero();
  }

  private boolean isUsed(Example example) {
    return examples.check(example) instanceof Usable;
  }

  /// What was sent before and was well received.
  private static WellReceived sent(String scene) {
    var texts =
        Examples.good().stream()
            .filter(example -> example.scene().equals(scene))
            .map(Example::text)
            .limit(3)
            .toList();
    return new WellReceived(List.of(), texts, List.of());
  }

  private Phrasing asked(String scene, String wish, WellReceived sent) {
    var asked = examples.phrasing(scene);
    var captured = new LinkedHashMap<>(asked.captured());
    captured.put("wish", wish);
    return new Phrasing(
        asked.task(),
        asked.policy(),
        captured,
        asked.guidance(),
        asked.personal(),
        asked.original(),
        List.of(),
        sent,
        asked.longest());
  }

  private static String outcome(Phrased phrased) {
    return switch (phrased) {
      case Written written -> "WRITTEN";
      case NotWritten(var reason, var fault) -> fault == null ? reason.name() : fault.name();
    };
  }
}
