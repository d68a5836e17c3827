package org.doubleloop.recommender.notion;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.TreeMap;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Names and notions of a real model: `make verify-model`. It says what became of them, and what it
/// was that passed.
class VerifyAdditions {
  private static final int LOOKS = Integer.getInteger("doubleloop.looks", 5);

  @Test
  void asksForNamesAndNotions() {
    try (var service =
        new Service(
            "doubleloop.llm.providers[0].kind="
                + System.getProperty("doubleloop.model-kind", "OPENAI"),
            "doubleloop.llm.providers[0].base-url=" + System.getProperty("doubleloop.model-server"),
            "doubleloop.llm.providers[0].api-key="
                + Objects.requireNonNullElse(System.getenv("MODEL_KEY"), ""),
            "doubleloop.llm.providers[0].model=" + System.getProperty("doubleloop.model", "model"),
            "doubleloop.llm.deadline=60s")) {
      var renewals = new Renewals(service, "renewals");
      renewals.happen("");
      for (int look = 0; look < LOOKS; look++) {
        renewals.learnMore();
        System.out.println(renewals.revise().path("messages"));
      }
      service.upstreams().proposals().values().stream()
          .map(each -> Service.JSON.readTree(each).at("/finding/model"))
          .filter(JsonNode::isObject)
          .forEach(System.out::println);
      var outcomes = new TreeMap<String, Double>();
      service
          .bean(MeterRegistry.class)
          .find("doubleloop.model.additions")
          .counters()
          .forEach(each ->
              outcomes.put(
                  each.getId().getTag("kind") + "." + each.getId().getTag("outcome"),
                  each.count()));
      outcomes.forEach((outcome, number) ->
          System.out.printf("FIGURE real.additions.%s %.0f of %d looks%n", outcome, number, LOOKS));
      assertThat(service.upstreams().proposals()).isNotEmpty();
    }
  }
}
