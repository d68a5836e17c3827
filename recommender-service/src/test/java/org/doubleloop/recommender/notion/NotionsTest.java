package org.doubleloop.recommender.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.notion.PointingModel.id;
import static org.doubleloop.recommender.notion.PointingModel.leaveOut;
import static org.doubleloop.recommender.notion.PointingModel.prefer;
import static org.doubleloop.recommender.notion.PointingModel.sentence;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.recommender.cited.Flaw;
import org.doubleloop.recommender.llm.StubModel;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Through the API, with a model that points to something.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotionsTest {
  private static final String COUNTED = "24 of 60 against 18 of 60";
  private static final Map<String, String> PAID = Map.of("plan", "paid");

  private final StubModel stub = new StubModel();
  private final PointingModel model = new PointingModel();
  private Service service;
  private Renewals renewals;

  @BeforeAll
  void capture() {
    stub.replies(model);
    service =
        new Service(
            "doubleloop.llm.providers[0].kind=OPENAI",
            "doubleloop.llm.providers[0].base-url=" + stub.baseUrl(),
            "doubleloop.llm.providers[0].model=some-model",
            "doubleloop.llm.deadline=20s");
    renewals = new Renewals(service, "renewals");
    renewals.happen("");
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    stub.close();
  }

  @BeforeEach
  void learnMore() {
    service.upstreams().proposals().clear();
    renewals.learnMore();
  }

  @Test
  void aRuleThatTheCountsSpeakForIsAHunchInOurWords() {
    var text = "Where plan is paid, long was answered more: 24 of 60.";
    model.points(data ->
        List.of(prefer("long", PAID, List.of(sentence(text, id(data, "contrasts", COUNTED))))));
    var looked = renewals.revise();
    var proposal = byModel().orElseThrow(() -> new AssertionError(looked.toString()));
    assertThat(proposal.at("/finding/tier").asString()).isEqualTo("HUNCH");
    assertThat(proposal.at("/finding/model/model").asString()).isEqualTo("some-model");
    assertThat(proposal.at("/finding/model/prompt").asString()).isEqualTo("notions.v1");
    assertThat(proposal.at("/finding/model/sentences/0/text").asString()).isEqualTo(text);
    assertThat(proposal.at("/finding/model/sentences/0/evidence/0").asString()).contains(COUNTED);
    assertThat(proposal.at("/finding/model/maybe/0/text").asString()).isEqualTo(text);
    assertThat(proposal.at("/finding/counts/0/successes").asInt()).isEqualTo(24);
    assertThat(proposal.at("/change/0/rule/when").asString()).isEqualTo("plan == 'paid'");
    assertThat(proposal.at("/change/0/rule/options/0").asString()).isEqualTo("long");
    assertThat(proposal.at("/change").toString()).doesNotContain("was answered more");
    assertThat(looked.at("/messages").toString()).contains("of 1 that it pointed to, 1 stand");
  }

  @Test
  void aPreferenceThatHoldsInTheOtherHalfIsGuidance() {
    model.points(data ->
        List.of(
            leaveOut(
                Renewals.OPENINGS.subList(0, 5),
                List.of(
                    sentence(
                        "People open with the matter itself.",
                        id(data, "edits", "circling back now"))))));
    var looked = renewals.revise();
    var proposal = byModel().orElseThrow(() -> new AssertionError(looked.toString()));
    assertThat(proposal.at("/change/0/guidance/marks/without")).hasSize(5);
    assertThat(proposal.at("/change/0/guidance/text").asString())
        .startsWith("Leave out “")
        .doesNotContain("the matter itself");
    assertThat(proposal.at("/finding/edits/drafts").asInt()).isEqualTo(20);
    assertThat(proposal.at("/finding/edits/heldIn").asInt())
        .isEqualTo(proposal.at("/finding/edits/checked").asInt())
        .isPositive();
    assertThat(proposal.at("/finding/edits/examples")).hasSize(3);
    assertThat(model.shown().toString()).doesNotContain("Grace");
  }

  @Test
  void whatCountsHaveFoundIsProposedOnceAndTheModelsWordsStandBesideIt() {
    model.points(_ -> List.of());
    renewals.revise();
    var counted = guidance().toList();
    assertThat(counted).isNotEmpty();
    var phrase = counted.getFirst().at("/change/0/guidance/marks/without/0").asString();
    service.upstreams().proposals().clear();
    renewals.learnMore();
    model.points(data ->
        List.of(
            leaveOut(
                List.of(phrase),
                List.of(sentence("People do without it.", id(data, "patterns", phrase))))));
    renewals.revise();
    assertThat(guidance()).hasSameSizeAs(counted);
    assertThat(byModel()).isEmpty();
    assertThat(guidance().filter(each -> each.at("/finding/model").isObject()))
        .singleElement()
        .satisfies(each ->
            assertThat(each.at("/change").toString())
                .isEqualTo(counted.getFirst().at("/change").toString()));
  }

  @ParameterizedTest
  @MethodSource("flawed")
  void whatHasAFlawIsDroppedAndCounted(
      String kind, Flaw flaw, Function<JsonNode, Map<String, Object>> notion) {
    model.points(data -> List.of(notion.apply(data)));
    double before = dropped(kind, flaw);
    var looked = renewals.revise();
    assertThat(byModel()).isEmpty();
    assertThat(proposals().filter(each -> each.at("/finding/model").isObject())).isEmpty();
    assertThat(looked.at("/messages").toString()).contains("Dropped: " + flaw + " 1.");
    assertThat(dropped(kind, flaw)).isGreaterThan(before); // the daily look asks too
  }

  static Stream<Arguments> flawed() {
    return Stream.of(
        flawed(Flaw.FOREIGN_EVIDENCE, data -> rule("Long leads.", "e-renewals-1")),
        flawed(Flaw.NUMBER, data -> rule("Long leads by 47.", counts(data))),
        flawed(Flaw.ADDRESS, data -> rule("See evil.example on long.", counts(data))),
        flawed(Flaw.NAME, data -> rule("Ask Mallory Miller first.", counts(data))),
        flawed(
            Flaw.COPIED,
            data -> rule("The offer is ready for your team.", id(data, "edits", "ready for your"))),
        flawed(Flaw.OPTION, data -> prefer("evil", PAID, said(data))),
        flawed(Flaw.PLACE, data -> prefer("long", Map.of("plan", "gold"), said(data))),
        flawed(Flaw.PLACE, data -> prefer("long", Map.of("subject", "s-1"), said(data))),
        flawed(Flaw.COUNTS_AGAINST, data -> prefer("short", PAID, said(data))),
        flawed(Flaw.TOO_FEW, data -> prefer("long", Map.of("plan", "free"), said(data))),
        Arguments.of(
            "GUIDANCE",
            Flaw.TOO_FEW_PEOPLE,
            (Function<JsonNode, Object>) data -> leaveOut(List.of("unsubscribe here"), said(data))),
        Arguments.of(
            "GUIDANCE",
            Flaw.PHRASE,
            (Function<JsonNode, Object>)
                data -> leaveOut(List.of("the offer is ready for"), said(data))));
  }

  private static Arguments flawed(Flaw flaw, Function<JsonNode, Map<String, Object>> notion) {
    return Arguments.of("RULE", flaw, notion);
  }

  private static Map<String, Object> rule(String text, String evidence) {
    return prefer("long", PAID, List.of(sentence(text, evidence)));
  }

  private static List<Map<String, Object>> said(JsonNode data) {
    return List.of(sentence("There is a lead.", counts(data)));
  }

  private static String counts(JsonNode data) {
    return id(data, "contrasts", COUNTED);
  }

  private double dropped(String kind, Flaw flaw) {
    return service
        .bean(MeterRegistry.class)
        .counter("doubleloop.model.additions", "kind", kind, "outcome", flaw.name())
        .count();
  }

  @Test
  void theSameEvidenceIsNotShownTwice() {
    model.points(_ -> List.of());
    renewals.revise();
    int asked = stub.bodies().size();
    assertThat(renewals.revise().at("/messages").toString()).contains("some-model was shown");
    assertThat(stub.bodies()).hasSize(asked);
  }

  private Stream<JsonNode> proposals() {
    return service.upstreams().proposals().values().stream().map(Service.JSON::readTree);
  }

  private Stream<JsonNode> guidance() {
    return proposals().filter(each -> each.at("/change/0/kind").asString().equals("GUIDANCE"));
  }

  private Optional<JsonNode> byModel() {
    return proposals()
        .filter(each -> each.at("/finding/by").asString("").equals("MODEL"))
        .findFirst();
  }
}
