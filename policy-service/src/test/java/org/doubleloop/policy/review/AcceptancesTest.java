package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.test.PolicyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens when a process is killed between two steps of an acceptance: each test takes some
/// steps, stops, and lets somebody else go on.
class AcceptancesTest {
  private ProposalStore fixture;

  @BeforeEach
  void open() {
    fixture = new ProposalStore();
    fixture.policy("outreach");
    fixture.open("p-1", 1);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void isFinishedByTheNextReaderWhenOnlyTheProposalWasMoved() {
    begin("p-1");
    assertThat(fixture.inForce("outreach").version()).isEqualTo(1);
    var settled = fixture.acceptances().settled(fixture.find("p-1"));
    assertAccepted(settled);
  }

  @Test
  void isFinishedByTheNextReaderWhenTheVersionWasAddedToo() {
    var accepting = begin("p-1");
    fixture.policies().policies().add(accepting.nextVersion().orElseThrow());
    assertThat(fixture.inForce("outreach").version()).isEqualTo(2);
    var settled = fixture.acceptances().settled(fixture.find("p-1"));
    assertAccepted(settled);
  }

  @Test
  void isFinishedByTheReviewerWhoRepeats() {
    var request = fixture.keyed("lead", "p-1", 1, "key", "body");
    var proposal = fixture.find("p-1");
    var begun = ProposalStore.acceptanceBegun(proposal, PolicyStore.START, request.keyed());
    assertThat(fixture.proposals().move(proposal, begun)).isTrue();
    assertAccepted(fixture.accept(request));
  }

  @Test
  void isFinishedByTheSweepWhenNobodyReads() {
    begin("p-1");
    fixture.acceptances().sweep();
    assertAccepted(fixture.find("p-1"));
  }

  @Test
  void endsTheSameWayForTwoWhoFinishAtOnce() {
    var met = begin("p-1");
    var first = fixture.acceptances().settled(met);
    fixture.pass(Duration.ofSeconds(1));
    assertThat(fixture.acceptances().settled(met)).isEqualTo(first);
    assertAccepted(first);
  }

  @Test
  void letsOneOfTwoBecomeTheVersion() {
    fixture.open("p-2", 1);
    begin("p-1");
    begin("p-2");
    var second = fixture.acceptances().settled(fixture.find("p-2"));
    var first = fixture.acceptances().settled(fixture.find("p-1"));
    assertThat(second.state()).isEqualTo(State.ACCEPTED);
    assertThat(first.state()).isEqualTo(State.STALE);
    assertThat(fixture.inForce("outreach").proposal()).isEqualTo("p-2");
    assertThat(fixture.policies().policies().versions("acme", "outreach", null, 10).items())
        .hasSize(2);
  }

  @Test
  void cannotBeginTwiceNorAfterARejection() {
    var open = fixture.find("p-1");
    fixture.reject(fixture.by("lead", "p-1", 1), "no");
    var late = ProposalStore.acceptanceBegun(open, PolicyStore.START, null);
    assertThat(fixture.proposals().move(open, late)).isFalse();
    assertThat(fixture.acceptances().settled(fixture.find("p-1")).state())
        .isEqualTo(State.REJECTED);
  }

  private Proposal begin(String id) {
    var open = fixture.find(id);
    var begun = ProposalStore.acceptanceBegun(open, PolicyStore.START, null);
    assertThat(fixture.proposals().move(open, begun)).isTrue();
    assertThat(fixture.find(id).state()).isEqualTo(State.ACCEPTING);
    return open.with(begun);
  }

  private void assertAccepted(Proposal settled) {
    assertThat(settled.state()).isEqualTo(State.ACCEPTED);
    assertThat(fixture.find("p-1")).isEqualTo(settled);
    var version = fixture.inForce("outreach");
    assertThat(version.version()).isEqualTo(2);
    assertThat(version.proposal()).isEqualTo("p-1");
    assertThat(version.acceptedBy()).isEqualTo("lead");
    assertThat(version.content()).isEqualTo(settled.content());
  }
}
