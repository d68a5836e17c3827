package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.Guidance;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.proposal.Event.Ended;
import org.doubleloop.policy.proposal.Event.KeyedRequest;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposal.State;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.doubleloop.policy.review.ProposalReviews.NewReview;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyStore;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 64 writers at once on one policy, who do all that can be done with its proposals.
class MixedRaceTest {
  private static final int PROPOSALS = 16;

  /// More by `-Ddoubleloop.races=100`.
  private static final int STEPS_EACH = 2 + Integer.getInteger("doubleloop.races", 2);

  private final Map<String, Object> answers = new ConcurrentHashMap<>();
  private ProposalStore fixture;

  @BeforeEach
  void open() {
    fixture = new ProposalStore();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void makeAsManyVersionsAsAreAnsweredAndLoseNothing(int quorum) throws Exception {
    fixture
        .policies()
        .policies()
        .create(PolicyStore.named("acme", "outreach"), content(quorum, null, ""), "rep", "");
    for (int i = 0; i < PROPOSALS; i++) {
      // Every other one is at the same clause as the one before.
      fixture.open(
          PolicyStore.named("acme", "p-" + i),
          "outreach",
          1,
          content(quorum, "clause-" + i / 2, "proposed " + i),
          ProposalStore.as("writer-" + i));
    }
    ReviewRaceTest.atOnce(i -> {
      var random = new SplittableRandom(100L * quorum + i);
      for (int step = 0; step < STEPS_EACH; step++) {
        write(random, "writer-" + i, step);
      }
      return fixture.find("p-0");
    });
    fixture.acceptances().sweep();
    assertVersionsAreThoseAnswered();
    assertRefusalsSayWhatIsAllowed();
    assertEveryEventWasAnsweredToOne();
    assertStoredAsFolded();
  }

  private void write(SplittableRandom random, String who, int step) {
    // The authors see to their own more often.
    int own = Integer.parseInt(who.substring(who.indexOf('-') + 1));
    var id = "p-" + (own < PROPOSALS && random.nextBoolean() ? own : random.nextInt(PROPOSALS));
    var read = fixture.find(id);
    var key = who + " " + step;
    var request =
        new ConditionalRequest(
            "acme",
            id,
            ProposalStore.as(who),
            "\"" + read.progress().changeNumber() + "\"",
            new KeyedRequest(key, "body"));
    answers.put(key, answer(random, request, key));
  }

  private Object answer(SplittableRandom random, ConditionalRequest request, String key) {
    var reviews = fixture.reviews();
    try {
      return switch (random.nextInt(16)) {
        case 0, 1, 2, 3, 4 -> fixture.accept(request);
        case 5 ->
            reviews.review(
                request, new NewReview(Verdict.AMEND, null, "so", said(key), null, null, null));
        case 6 -> fixture.reject(request, "no");
        case 7 -> fixture.askForMore(request);
        case 8 -> reviews.takeBack(request);
        case 9, 10 -> reviews.edit(request, said(key), null);
        case 11, 12, 13 -> reviews.rebase(request);
        case 14 -> reviews.comment(request, key, null);
        default ->
            random.nextInt(4) == 0
                ? reviews.withdraw(request)
                : reviews.comment(request, key, null);
      };
    } catch (ServiceException problem) {
      return problem;
    }
  }

  /// The base with the clause of the key's writer, so that it is another each time.
  private static Suggested.Reader said(String key) {
    return base -> {
      var guidance = new ArrayList<>(base.guidance());
      guidance.removeIf(each -> each.id().equals("amended"));
      guidance.add(new Guidance("amended", null, key, null, null, false));
      return new Suggested(
          new PolicyContent(
              base.title(),
              base.hypothesis(),
              base.metric(),
              base.watch(),
              base.leading(),
              base.unit(),
              base.attributes(),
              base.options(),
              base.rules(),
              base.guardrails(),
              guidance,
              base.exploration(),
              base.mode(),
              base.review()),
          null);
    };
  }

  private void assertVersionsAreThoseAnswered() {
    var versions =
        fixture.policies().policies().versions("acme", "outreach", null, 1_000).items().reversed();
    assertThat(versions)
        .extracting(version -> version.version())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, versions.size()).boxed().toList());
    var made = versions.stream().skip(1).map(version -> version.proposal()).toList();
    var answered =
        answers.values().stream()
            .filter(Proposal.class::isInstance)
            .map(Proposal.class::cast)
            .filter(proposal -> proposal.state() == State.ACCEPTED)
            .toList();
    assertThat(answered).extracting(Proposal::id).containsExactlyInAnyOrderElementsOf(made);
    assertThat(answered)
        .allSatisfy(
            proposal -> assertThat(versions).contains(proposal.nextVersion().orElseThrow()));
    var accepted = all().stream().filter(p -> p.state() == State.ACCEPTED).map(Proposal::id);
    assertThat(accepted).containsExactlyInAnyOrderElementsOf(made);
    assertThat(made).as("so that something was tried").isNotEmpty();
  }

  private void assertRefusalsSayWhatIsAllowed() {
    var counts = new HashMap<String, Integer>();
    answers
        .values()
        .forEach(answer -> {
          if (!(answer instanceof ServiceException problem)) {
            return;
          }
          counts.merge(problem.type().slug(), 1, Integer::sum);
          assertThat(problem.type().status()).as(problem.detail()).isIn(403, 409, 412);
          boolean isOfConflict = problem.type() == PolicyProblem.REBASE_CONFLICT;
          if (problem.type().status() != 403 && !isOfConflict) {
            assertThat(problem.detail())
                .containsAnyOf("you may ", "nothing left to do for you", "rebase this one");
          }
        });
    assertThat(counts).containsKey(CommonProblem.STALE.slug());
  }

  private void assertEveryEventWasAnsweredToOne() {
    var happened = new HashSet<String>();
    for (var proposal : all()) {
      int number = 0;
      for (var event : proposal.progress().events()) {
        var stamp = event.stamp();
        assertThat(stamp.number()).isIn(number, number + 1);
        boolean isNew = stamp.number() == number + 1;
        number = stamp.number();
        if (stamp.request() == null) {
          continue;
        }
        var key = stamp.request().key();
        assertThat(happened.add(key)).as("once: %s", key).isEqualTo(isNew);
        var answer = answers.get(key);
        var made = proposal.with(proposal.progress().after(number));
        if (answer instanceof ServiceException problem) {
          assertThat(problem.type()).isEqualTo(PolicyProblem.STALE_BASE);
          assertThat(made.state()).as("came too late").isEqualTo(State.STALE);
        } else {
          assertThat(answer).isEqualTo(made);
        }
      }
    }
    // What was answered with a proposal has happened, but for rebases of what was not behind.
    answers.forEach((key, answer) -> {
      if (answer instanceof Proposal proposal && !happened.contains(key)) {
        var now = fixture.find(proposal.id());
        assertThat(proposal.progress().events())
            .isEqualTo(now.progress().events().subList(0, proposal.progress().events().size()));
      }
    });
  }

  private void assertStoredAsFolded() {
    var documents = new HashMap<String, Document>();
    fixture
        .policies()
        .store()
        .collection("proposals")
        .find()
        .forEach(document -> documents.put(document.getString("id"), document));
    for (var proposal : all()) {
      var document = Objects.requireNonNull(documents.get(proposal.id()));
      assertThat(document.getString("state")).isEqualTo(proposal.state().name());
      assertThat(document.getInteger("revision")).isEqualTo(proposal.progress().changeNumber());
      assertThat(proposal.state()).isNotEqualTo(State.ACCEPTING);
      int ends =
          (int)
              proposal.progress().events().stream()
                  .filter(Ended.class::isInstance)
                  .map(Ended.class::cast)
                  .filter(ended -> ended.state() != State.STALE)
                  .count();
      assertThat(ends).isEqualTo(proposal.state().isUndecided() ? 0 : 1);
    }
  }

  private List<Proposal> all() {
    return IntStream.range(0, PROPOSALS).mapToObj(i -> fixture.find("p-" + i)).toList();
  }

  private static PolicyContent content(int quorum, @Nullable String clause, String text) {
    var json = Outreach.content();
    Outreach.with(json, "/review", "{\"quorum\": %d}".formatted(quorum));
    for (int i = 0; i < PROPOSALS / 2; i++) {
      var id = "clause-" + i;
      var says = id.equals(clause) ? text : "as it was";
      Outreach.with(
          json,
          "/guidance/" + json.get("guidance").size(),
          "{\"id\": \"%s\", \"text\": \"%s\"}".formatted(id, says));
    }
    return PolicyValidation.read(Outreach.read(json, PolicyContentJson.class), new FieldFaults());
  }
}
