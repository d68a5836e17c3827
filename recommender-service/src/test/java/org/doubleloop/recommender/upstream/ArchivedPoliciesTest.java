package org.doubleloop.recommender.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.doubleloop.client.policy.model.PolicyContentJson;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.client.policy.model.PolicyVersionJson;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ArchivedPoliciesTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private final StoreFixture fixture = StoreFixture.open();
  private final ArchivedPolicies archive =
      new ArchivedPolicies(fixture.store(), JsonMapper.shared());

  @AfterEach
  void drop() {
    fixture.close();
  }

  @Test
  void keepsAVersionOnce() {
    var item = item("acme", 1, "hash", AT);
    assertThat(archive.keep(item)).isEqualTo(item);
    assertThat(archive.keep(item)).isEqualTo(item);
    archive.keep(item("other", 1, "else", AT));
    archive.keep(item("acme", 2, "next", AT));
    assertThat(archive.all()).hasSize(3).contains(item);
  }

  @Test
  void staysWithTheVersionThatWasFirstUsedWhereAnotherComesUnderItsNumber() {
    var first = item("acme", 1, "hash", AT);
    archive.keep(first);
    assertThat(archive.keep(item("acme", 1, "another", AT))).isEqualTo(first);
    assertThat(archive.keep(item("acme", 1, "hash", AT.plusSeconds(1)))).isEqualTo(first);
    assertThat(archive.all()).containsExactly(first);
  }

  @Test
  void knowsTheLastMomentAtWhichNothingWasMissing() {
    assertThat(archive.completeAt()).isEmpty();
    archive.completeAt(AT);
    archive.completeAt(AT.plusSeconds(5));
    archive.completeAt(AT.minusSeconds(5));
    assertThat(archive.completeAt()).contains(AT.plusSeconds(5));
    assertThat(archive.all()).isEmpty();
  }

  private static PolicyFeedItemJson item(
      String organization, int number, String hash, Instant effectiveFrom) {
    return new PolicyFeedItemJson()
        .organization(organization)
        .version(
            new PolicyVersionJson()
                .policy("outreach")
                .version(number)
                .contentHash(hash)
                .effectiveFrom(effectiveFrom)
                .content(new PolicyContentJson().hypothesis(hash)));
  }
}
