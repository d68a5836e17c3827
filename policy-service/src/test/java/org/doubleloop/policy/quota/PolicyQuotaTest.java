package org.doubleloop.policy.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.policy.quota.PolicyQuota.MOST_CHARACTERS;
import static org.doubleloop.policy.quota.PolicyQuota.MOST_TERMS_IN_ALL;
import static org.doubleloop.policy.quota.PolicyQuota.MOST_VERSIONS;

import java.time.Instant;
import org.doubleloop.kit.condition.ConditionLimits;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.validation.ContentSize;
import org.junit.jupiter.api.Test;

class PolicyQuotaTest {
  private final PolicyQuota quota = new PolicyQuota();

  @Test
  void hasRoomForAsManyTermsAsThereMayBe() {
    for (int i = 0; i < MOST_TERMS_IN_ALL / ConditionLimits.MOST_TERMS; i++) {
      hasRoom("policy-" + i, ConditionLimits.MOST_TERMS, 1);
      add("policy-" + i, 1, ConditionLimits.MOST_TERMS, 1);
    }
    full("one-more", 1, 1, "50,000 terms", "50,001", "shorter");
    hasRoom("one-more", 0, 1);
  }

  @Test
  void hasRoomAgainOnceAPolicyIsShorter() {
    for (int version = 1; version <= 3; version++) {
      add("long", version, MOST_TERMS_IN_ALL / version, MOST_CHARACTERS / version);
    }
    hasRoom("more", ConditionLimits.MOST_TERMS, MOST_CHARACTERS / 2);
    add("long", 2, MOST_TERMS_IN_ALL, MOST_CHARACTERS);
    hasRoom("more", ConditionLimits.MOST_TERMS, MOST_CHARACTERS / 2);
  }

  /// As there may be of policies that were made before anybody looked.
  @Test
  void alwaysHasRoomForWhatMakesAPolicyShorter() {
    add("long", 1, 2 * MOST_TERMS_IN_ALL, 2 * MOST_CHARACTERS);
    add("short", 1, 10, 10);
    hasRoom("short", 9, 9);
    full("short", 11, 9, "terms");
    full("short", 9, 11, "characters");
  }

  @Test
  void hasRoomForSoManyVersions() {
    for (int version = 1; version <= MOST_VERSIONS; version++) {
      hasRoom("often", 1, 1);
      add("often", version, 1, 1);
    }
    full("often", 0, 0, "20,000 versions");
    full("another", 0, 0, "20,000 versions");
  }

  @Test
  void takesNoVersionWithMoreTermsThanOneMayHave() {
    assertThatThrownBy(
            () -> quota.requireRoom("p", new ContentSize(ConditionLimits.MOST_TERMS + 1, 1)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.type()).isEqualTo(PolicyProblem.INVALID_POLICY));
  }

  @Test
  void takesNoRoomForAnArchivedPolicyUntilItIsRestored() {
    add("long", 1, MOST_TERMS_IN_ALL, MOST_CHARACTERS);
    full("more", 1, 1, "terms", "archive");
    archive("long", 1, true);
    hasRoom("more", ConditionLimits.MOST_TERMS, MOST_CHARACTERS);
    assertThatCode(() -> quota.requireRoomAgain("long")).doesNotThrowAnyException();
    add("more", 1, 1, 1);
    assertThatThrownBy(() -> quota.requireRoomAgain("long")).hasMessageContaining("terms");
    archive("more", 1, true);
    archive("long", 2, false);
    archive("long", 1, true);
    full("another", 1, 1, "terms");
  }

  /// Else they could go on for ever.
  @Test
  void countsEachArchivalAsAVersion() {
    add("often", 1, 1, 1);
    for (int number = 1; number < MOST_VERSIONS; number++) {
      archive("often", number, number % 2 == 1);
    }
    assertThatThrownBy(() -> quota.requireRoomAgain("often"))
        .hasMessageContaining("20,000 versions");
  }

  private void archive(String policy, int number, boolean archived) {
    quota.add(new Archival("acme", policy, number, archived, Instant.EPOCH, "rep", "r", null));
  }

  private void add(String policy, int version, int terms, int characters) {
    quota.add(policy, version, new ContentSize(terms, characters));
  }

  private void hasRoom(String policy, int terms, int characters) {
    assertThatCode(() -> quota.requireRoom(policy, new ContentSize(terms, characters)))
        .doesNotThrowAnyException();
  }

  private void full(String policy, int terms, int characters, String... says) {
    assertThatThrownBy(() -> quota.requireRoom(policy, new ContentSize(terms, characters)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.type()).isEqualTo(PolicyProblem.ORGANIZATION_FULL);
              assertThat(e.getMessage()).contains(says);
            });
  }
}
