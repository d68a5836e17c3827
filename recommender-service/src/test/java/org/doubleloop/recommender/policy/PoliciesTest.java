package org.doubleloop.recommender.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.recommender.policy.SomePolicy.KEY;
import static org.doubleloop.recommender.policy.SomePolicy.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoliciesTest {

  private static final int VERSIONS = 60;
  private static final int MOST_CHARACTERS = 200_000;

  private final Map<VersionName, PolicyVersion> kept = new HashMap<>();
  private final List<VersionName> read = new ArrayList<>();
  private final Policies policies =
      new Policies(
          MOST_CHARACTERS,
          name -> {
            read.add(name);
            return Optional.ofNullable(kept.get(name));
          });

  /// Each says so much that they do not all have room.
  @Test
  void readsAgainWhatHadNoRoomAndKnowsAllVersions() {
    var text = "x".repeat(MOST_CHARACTERS / VERSIONS);
    for (int n = 1; n <= VERSIONS; n++) {
      var version =
          SomePolicy.some()
              .version(n, START.plus(Duration.ofDays(n)))
              .offering("a", text + n)
              .build();
      kept.put(version.name(), version);
      policies.add(version);
    }
    assertThat(policies.known(KEY)).hasSize(VERSIONS);
    for (int n = 1; n <= VERSIONS; n++) {
      assertThat(policies.version(KEY, n)).contains(kept.get(new VersionName(KEY, n)));
    }
    assertThat(read).isNotEmpty();
    assertThat(policies.first(KEY).orElseThrow().version()).isEqualTo(1);
    assertThat(policies.inForce(KEY, START.plus(Duration.ofDays(7))).orElseThrow().version())
        .isEqualTo(7);
    assertThat(policies.version(KEY, VERSIONS + 1)).isEmpty();
  }

  @Test
  void readsNothingThatHasRoom() {
    for (int n = 1; n <= VERSIONS; n++) {
      policies.add(SomePolicy.some().version(n, START).build());
      assertThat(policies.version(KEY, n)).isPresent();
    }
    assertThat(read).isEmpty();
  }

  @Test
  void keepsNothingOfWhatAnArchivedPolicySays() {
    var first = SomePolicy.some().version(1, START).build();
    var second = SomePolicy.some().version(2, START).build();
    kept.put(first.name(), first);
    kept.put(second.name(), second);
    policies.add(first);
    policies.add(KEY, new Archival(1, true, START));
    policies.add(second);
    assertThat(policies.archived(KEY)).map(Archival::at).contains(START);
    assertThat(policies.known(KEY)).hasSize(2);
    assertThat(policies.version(KEY, 1)).contains(first);
    assertThat(policies.version(KEY, 2)).contains(second);
    assertThat(read).containsExactly(first.name(), second.name());
  }

  @Test
  void standsAsTheLastArchivalSaysWhateverTheOrder() {
    policies.add(SomePolicy.some().version(1, START).build());
    policies.add(KEY, new Archival(2, false, START));
    policies.add(KEY, new Archival(1, true, START));
    assertThat(policies.archived(KEY)).isEmpty();
    policies.add(KEY, new Archival(3, true, START));
    assertThat(policies.archived(KEY)).isPresent();
    assertThat(policies.archived(new PolicyKey("other", KEY.policy()))).isEmpty();
  }
}
