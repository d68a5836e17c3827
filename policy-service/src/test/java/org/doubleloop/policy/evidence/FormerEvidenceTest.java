package org.doubleloop.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.test.StoreFixture;
import org.doubleloop.policy.evidence.EvidenceLinks.Position;
import org.doubleloop.policy.policy.Policies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/// Links, also of what was stored before there were any.
class FormerEvidenceTest {
  private final StoreFixture fixture = StoreFixture.open();
  private final EvidenceLinks links = new EvidenceLinks(fixture.store());
  private final FormerEvidence former = former();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void findsWhatWasStoredBefore() throws IOException {
    keep(Policies.COLLECTION, "version");
    keep(ProposedEvidence.COLLECTION, "proposal");
    assertThat(former.isLinked()).isFalse();
    former.link();
    assertThat(former.isLinked()).isTrue();
    assertThat(names("action-1"))
        .containsExactly("RULE outreach/customers-by-phone", "PROPOSAL p-1");
    assertThat(names("action-2")).containsExactly("PROPOSAL p-1");
  }

  @Test
  void looksThroughAllOfItOnce() throws IOException {
    former.link();
    keep(ProposedEvidence.COLLECTION, "proposal");
    former.link();
    assertThat(former().isLinked()).isTrue();
    former().link();
    assertThat(names("action-2")).isEmpty();
  }

  @Test
  void goesOnWhereSomeLinksAreThere() throws IOException {
    keep(ProposedEvidence.COLLECTION, "proposal");
    links.add(List.of(link("action-2", "p-1", Instant.parse("2026-03-01T09:00:00Z"))));
    former.link();
    assertThat(names("action-1")).hasSize(1);
    assertThat(names("action-2")).hasSize(1);
  }

  @Test
  void listsThoseOfASignalTheLatestFirst() {
    var at = Instant.parse("2026-03-01T09:00:00Z");
    var many =
        IntStream.range(0, 1_200)
            .mapToObj(i -> link("often", "p-" + i, at.plusSeconds(i / 2)))
            .toList();
    links.add(many);
    links.add(many);
    var first = links.naming("acme", "often", null, 3);
    assertThat(first.items())
        .extracting(EvidenceLink::proposal)
        .containsExactly("p-1199", "p-1198", "p-1197");
    var position = Position.parse(Position.of(first.items().getLast()).toString());
    assertThat(links.naming("acme", "often", position, 2).items())
        .extracting(EvidenceLink::proposal)
        .containsExactly("p-1196", "p-1195");
    assertThat(links.naming("acme", "often", null, 10_000).items()).hasSize(1_200);
  }

  private FormerEvidence former() {
    return new FormerEvidence(fixture.store(), new FeedCollection(Policies.COLLECTION), links);
  }

  private List<String> names(String signal) {
    return links.naming("acme", signal, null, 10).items().stream().map(EvidenceLink::name).toList();
  }

  private static EvidenceLink link(String signal, String proposal, Instant at) {
    return new EvidenceLink("acme", signal, "outreach", proposal, null, null, at);
  }

  private void keep(String collection, String name) throws IOException {
    var json =
        new ClassPathResource("kept/" + name + ".json").getContentAsString(StandardCharsets.UTF_8);
    fixture.store().collection(collection).insertOne(Document.parse(json));
  }
}
