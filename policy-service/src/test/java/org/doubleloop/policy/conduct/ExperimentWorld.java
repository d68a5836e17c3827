package org.doubleloop.policy.conduct;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.policy.conduct.Drafting.NewExperiment;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Ending.Cause;
import org.doubleloop.policy.experiment.Ending.Outcome;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Experiment.State;
import org.doubleloop.policy.experiment.Setup;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.test.PolicyStore;
import org.doubleloop.policy.test.TrialStore;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.jspecify.annotations.Nullable;

/// A policy in a fresh store, with experiments of `author` in the organization `acme`; `first` and
/// `second` review it, and `owner` owns it.
final class ExperimentWorld implements AutoCloseable {
  static final Ending HELD = new Ending(Outcome.HELD, Cause.TEST, null, "{\"counts\":[]}");

  private final PolicyStore store = new PolicyStore();
  private final TrialStore trials = new TrialStore(store, new Proposals(store.store()));
  private final Drafting drafting =
      new Drafting(trials.experiments(), store.policies(), store.clock());
  private final ExperimentSteps steps =
      new ExperimentSteps(
          trials.experiments(),
          store.policies(),
          trials.settlement(),
          trials.trials(),
          store.clock());

  ExperimentWorld(int quorum) {
    store
        .policies()
        .create(PolicyStore.named("acme", "outreach"), content(quorum, null), "rep", "");
  }

  TrialStore trials() {
    return trials;
  }

  ExperimentSteps steps() {
    return steps;
  }

  PolicyStore policies() {
    return store;
  }

  /// A draft with another text.
  Experiment draft(String id, @Nullable String where) {
    var until = LocalDate.ofInstant(PolicyStore.START, ZoneOffset.UTC).plusDays(90);
    var setup = new Setup(null, "Let us see.", where, 1, until, null, null);
    Suggested.Reader other = base -> new Suggested(content(1, base, "The draft of " + id), null);
    return drafting.draft(
        PolicyStore.named("acme", id),
        new NewExperiment("outreach", 1, other, setup, "author"),
        id);
  }

  private static PolicyContent content(int quorum, @Nullable PolicyContent base) {
    return content(quorum, base, "As it is");
  }

  private static PolicyContent content(int quorum, @Nullable PolicyContent base, String draft) {
    var json = Outreach.with(Outreach.content(), "/options/0/draft", "\"" + draft + "\"");
    int of = base == null || base.review() == null ? quorum : base.review().approvals();
    Outreach.with(
        json,
        "/review",
        "{\"quorum\": %d, \"owners\": [\"owner\"], \"reviewers\": [\"first\", \"second\", \"author\"]}"
            .formatted(of));
    return PolicyValidation.read(Outreach.read(json, PolicyContentJson.class), new FieldFaults());
  }

  /// Brings a draft to a state.
  Experiment in(State state, String id) {
    var draft = draft(id, null);
    if (state == State.DRAFT) {
      return draft;
    }
    var running = start("first", id);
    return switch (state) {
      case DRAFT, STARTING, RUNNING -> running;
      case PAUSED -> steps.pause(request("first", id));
      case ENDED -> steps.end("acme", id, HELD);
      case CONCLUDED -> {
        steps.end("acme", id, HELD);
        yield steps.conclude(request("first", id), "It is better.");
      }
    };
  }

  Experiment start(String who, String id) {
    return steps.start(request(who, id), false);
  }

  Experiment find(String id) {
    return trials.experiments().find("acme", id).orElseThrow();
  }

  /// Of somebody who has read it; `author` may only write.
  StepRequest request(String who, String id) {
    var scopes =
        who.equals("author")
            ? Set.of("policies:write")
            : Set.of("proposals:review", "policies:read");
    return request(new StepRequest.Who(who, scopes), id);
  }

  StepRequest request(StepRequest.Who who, String id) {
    return new StepRequest("acme", id, who, ETags.of(find(id).history().changeNumber()), null);
  }

  static List<State> states() {
    return List.of(State.DRAFT, State.RUNNING, State.PAUSED, State.ENDED, State.CONCLUDED);
  }

  @Override
  public void close() {
    store.close();
  }
}
