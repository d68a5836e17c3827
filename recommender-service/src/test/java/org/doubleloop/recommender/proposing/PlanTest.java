package org.doubleloop.recommender.proposing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.past.PastProposal;
import org.doubleloop.recommender.past.PastProposal.Rejection;
import org.doubleloop.recommender.past.PastProposals;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Trait RETAIL = new Trait("industry", "retail");
  private static final Trait VIP = new Trait("vip", "true");
  private static final Cell PLACE = Cell.of(RETAIL);
  private static final Cell CHILD = Cell.of(RETAIL, VIP);
  private static final Cell ELSEWHERE = Cell.of(new Trait("industry", "finance"));
  private static final Rejection THIN = new Rejection("NOT_ENOUGH_EVIDENCE", "Too few.");

  @Test
  void proposesWhatIsNew() {
    var plan = plan(List.of(at(PLACE, 12)), List.of());
    assertThat(plan.proposed()).hasSize(1);
    assertThat(plan.proposed().getFirst().id()).matches("found-[A-Za-z0-9_-]{16}-1");
    assertThat(plan.proposed().getFirst().answers()).isNull();
    assertThat(plan.withheld()).isEmpty();
  }

  @Test
  void namesTheSameAlikeAndAnotherOtherwise() {
    assertThat(id(at(PLACE, 12))).isEqualTo(id(at(PLACE, 80))).isNotEqualTo(id(at(CHILD, 12)));
  }

  @Test
  void isSilentOfAPlaceThatWasRejectedUntilTrialsHaveDoubled() {
    var rejected = past(id(at(PLACE, 12)), PLACE, false, 12, THIN);
    assertThat(why(at(PLACE, 23), rejected)).contains("“Too few.”", "on 24 trials", "at 48");
    var back = plan(List.of(at(PLACE, 24)), List.of(rejected)).proposed().getFirst();
    assertThat(back.id()).endsWith("-2");
    assertThat(Objects.requireNonNull(back.answers()).proposal()).isEqualTo(rejected.id());
    assertThat(back.answers().rejection()).isEqualTo(THIN);
    assertThat(back.answers().sentence()).contains("on 24 trials; there are 48 now");
  }

  @Test
  void isSilentOfWhatLiesWithinOrAroundThePlace() {
    var rejected = past("found-x-1", PLACE, false, 12, THIN);
    assertThat(why(at(CHILD, 12), rejected)).contains("rejected");
    var within = past("found-y-1", CHILD, false, 12, THIN);
    assertThat(why(at(PLACE, 12), within)).contains("rejected");
    assertThat(plan(List.of(at(ELSEWHERE, 12)), List.of(rejected)).proposed()).hasSize(1);
  }

  @Test
  void looksAgainAtAPlaceThatWasRejectedByAnotherMetric() {
    var rejected = past(id(at(PLACE, 12)), PLACE, false, 12, THIN);
    var again =
        Plan.of(SomePolicy.KEY, List.of(at(PLACE, 12)), List.of(rejected), version -> version > 1)
            .proposed()
            .getFirst();
    assertThat(again.id()).as("no name is given twice").endsWith("-2");
    assertThat(again.answers()).isNull();
    var kept = past(id(idle("rule:never")), Cell.EVERYWHERE, false, 0, THIN);
    assertThat(
            Plan.of(SomePolicy.KEY, List.of(idle("rule:never")), List.of(kept), _ -> false)
                .proposed())
        .as("a rule that a reviewer kept is kept, whatever counts")
        .isEmpty();
  }

  @Test
  void proposesNothingWhereSomethingIsOpen() {
    assertThat(why(at(PLACE, 900), past("found-x-1", PLACE, true, 12, null))).contains("is open");
  }

  @Test
  void hasAtMostThreeHunchesOpen() {
    var open =
        List.of(
            past("p1", Cell.of(new Trait("industry", "a")), true, 5, null),
            past("p2", Cell.of(new Trait("industry", "b")), true, 5, null));
    var plan = plan(List.of(at(PLACE, 12), at(ELSEWHERE, 12)), open);
    assertThat(plan.proposed())
        .extracting(each -> each.revision().finding().place())
        .containsExactly(PLACE);
    assertThat(plan.withheld().getFirst().why()).contains("Three hunches are open");
  }

  @Test
  void proposesOneOfPlacesWithinEachOther() {
    var plan = plan(List.of(at(CHILD, 12), at(PLACE, 12)), List.of());
    assertThat(plan.proposed()).hasSize(1);
    assertThat(plan.withheld().getFirst().why()).contains("Another is proposed there");
  }

  @Test
  void doesNotComeBackWithARuleThatAReviewerKept() {
    var idle = idle("rule:never");
    var id = plan(List.of(idle), List.of()).proposed().getFirst().id();
    var rejected =
        new PastProposal(
            id, 1, false, 1, Tier.HUNCH, Basis.RANDOMISED, Cell.EVERYWHERE, List.of(), THIN);
    assertThat(why(idle, rejected)).contains("was rejected");
    assertThat(plan(List.of(idle("rule:other")), List.of(rejected)).proposed()).hasSize(1);
  }

  @Test
  void aDecisionHoldsWhateverCameBeforeOrAfterIt() {
    var proposals = new PastProposals();
    var open = past("p1", PLACE, true, 12, null);
    var rejected = past("p1", PLACE, false, 12, THIN);
    proposals.take(SomePolicy.KEY, rejected);
    proposals.take(SomePolicy.KEY, open);
    assertThat(proposals.of(SomePolicy.KEY)).containsExactly(rejected);
  }

  private static String id(Revision revision) {
    return plan(List.of(revision), List.of()).proposed().getFirst().id();
  }

  private static String why(Revision revision, PastProposal past) {
    var plan = plan(List.of(revision), List.of(past));
    assertThat(plan.proposed()).isEmpty();
    return plan.withheld().getFirst().why();
  }

  private static Plan plan(List<Revision> revisions, List<PastProposal> past) {
    return Plan.of(SomePolicy.KEY, revisions, past, _ -> true);
  }

  @Test
  void hasRoomForAHunchWhileFewerThanThreeAreOpen() {
    var one = past("x-1", Cell.EVERYWHERE, true, 10, null);
    var closed = past("x-2", Cell.EVERYWHERE, false, 10, null);
    assertThat(Plan.hasRoom(List.of(one, one, closed))).isTrue();
    assertThat(Plan.hasRoom(List.of(one, one, closed, one))).isFalse();
  }

  private static Revision at(Cell place, long trials) {
    return revision(
        "place:" + place + ":b",
        place,
        List.of(new Count("b", trials, 5), new Count("a", trials, 2)));
  }

  private static Revision idle(String about) {
    return revision(about, Cell.EVERYWHERE, List.of());
  }

  private static Revision revision(String about, Cell place, List<Count> counts) {
    var finding =
        new Finding(
            Tier.HUNCH,
            Basis.RANDOMISED,
            place,
            SomePolicy.START,
            "Counts.",
            counts,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null);
    return new Revision(about, "Title", "Why", List.of(new Step.RemoveRule("r")), finding);
  }

  private static PastProposal past(
      String id, Cell place, boolean open, long trials, @Nullable Rejection rejection) {
    return new PastProposal(
        id,
        1,
        open,
        1,
        Tier.HUNCH,
        Basis.RANDOMISED,
        place,
        List.of(new Count("b", trials, 5), new Count("a", trials, 2)),
        rejection);
  }
}
