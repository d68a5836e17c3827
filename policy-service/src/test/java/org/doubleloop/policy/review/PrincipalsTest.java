package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.experiment.ExperimentEvent;
import org.doubleloop.policy.proposal.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Else one person is two, and accepts what he has proposed himself.
class PrincipalsTest {

  @ParameterizedTest
  @ValueSource(strings = {"solo", "Solo", "SOLO"})
  void areOneInWhateverCaseHistoryAndPoliciesName(String name) {
    assertThat(new Event.Stamp(1, name, Instant.EPOCH, null).by()).isEqualTo("solo");
    assertThat(new ExperimentEvent.Stamp(1, name, Instant.EPOCH, null).by()).isEqualTo("solo");
    var terms = new ReviewTerms(1, List.of(name), List.of("another"), null, null);
    assertThat(terms.isOwner("solo")).isTrue();
    assertThat(terms.isReviewer("solo")).isTrue();
    assertThat(terms.isReviewer("somebody")).isFalse();
  }
}
