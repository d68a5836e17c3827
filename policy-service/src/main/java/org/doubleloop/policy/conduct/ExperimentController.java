package org.doubleloop.policy.conduct;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.api.policy.ExperimentsApi;
import org.doubleloop.api.policy.model.ExperimentJson;
import org.doubleloop.api.policy.model.ExperimentLearningJson;
import org.doubleloop.api.policy.model.ExperimentPageJson;
import org.doubleloop.api.policy.model.ExperimentStateJson;
import org.doubleloop.api.policy.model.ExperimentStopJson;
import org.doubleloop.api.policy.model.NewExperimentJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.web.ETags;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Experiment.State;
import org.doubleloop.policy.experiment.ExperimentEvent.KeyedRequest;
import org.doubleloop.policy.experiment.Experiments.Filter;
import org.doubleloop.policy.experiment.Experiments.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ExperimentController implements ExperimentsApi {
  private static final Map<String, String> NO_BODY = Map.of();

  private final Drafting drafting;
  private final ExperimentSteps steps;
  private final Creations creations;
  private final PageCursors cursors;

  ExperimentController(
      Drafting drafting, ExperimentSteps steps, Creations creations, PageCursors cursors) {
    this.drafting = drafting;
    this.steps = steps;
    this.creations = creations;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<ExperimentJson> createExperiment(
      NewExperimentJson body, @Nullable String idempotencyKey, Boolean dryRun) {
    ExperimentMapping.setDefaults(body);
    var creation = creations.of(body.getId(), idempotencyKey);
    var experiment = ExperimentMapping.fromApi(body, Callers.current().principal());
    if (dryRun) {
      return ResponseEntity.ok(alone(drafting.checked(creation, experiment)));
    }
    var drafted = drafting.draft(creation, experiment, creations.bodyHash(body));
    return ResponseEntity.created(URI.create(PATH_CREATE_EXPERIMENT + "/" + drafted.id()))
        .eTag(ExperimentMapping.tag(drafted))
        .body(alone(drafted));
  }

  @Override
  public ResponseEntity<ExperimentPageJson> listExperiments(
      @Nullable String policy,
      @Nullable String proposal,
      @Nullable ExperimentStateJson state,
      @Nullable String text,
      @Nullable String cursor,
      Integer limit) {
    var organization = Callers.current().organization();
    var filters = new TreeMap<String, String>();
    put(filters, "policy", policy);
    put(filters, "proposal", proposal);
    put(filters, "state", state == null ? null : state.getValue());
    put(filters, "text", text);
    var listing = Listing.of(organization, "experiments", filters);
    var below = cursors.position(listing, cursor).map(Position::parse).orElse(null);
    var filter =
        new Filter(policy, proposal, state == null ? null : State.valueOf(state.getValue()), text);
    var found = steps.list(organization, filter, below, Listing.limit(limit));
    var page =
        new ExperimentPageJson()
            .items(found.items().stream().map(ExperimentMapping::toApi).toList());
    var next = found.next();
    return ResponseEntity.ok(
        next == null ? page : page.next(cursors.next(listing, next.toString())));
  }

  private static void put(Map<String, String> filters, String name, @Nullable String value) {
    if (value != null) {
      filters.put(name, value);
    }
  }

  @Override
  public ResponseEntity<ExperimentJson> getExperiment(String id, @Nullable String ifNoneMatch) {
    var experiment = steps.find(Callers.current().organization(), id);
    var tag = ExperimentMapping.tag(experiment);
    if (ETags.isUnchanged(ifNoneMatch, tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
    }
    var rights = steps.rights(experiment, caller());
    return ResponseEntity.ok()
        .eTag(tag)
        .body(
            alone(experiment).quorum(rights.quorum()).next(ExperimentMapping.toApi(rights.all())));
  }

  @Override
  public ResponseEntity<ExperimentJson> startExperiment(
      String id, String ifMatch, @Nullable String idempotencyKey, Boolean dryRun) {
    return answer(steps.start(request(id, ifMatch, idempotencyKey, NO_BODY), dryRun));
  }

  @Override
  public ResponseEntity<ExperimentJson> pauseExperiment(
      String id, String ifMatch, @Nullable String idempotencyKey) {
    return answer(steps.pause(request(id, ifMatch, idempotencyKey, NO_BODY)));
  }

  @Override
  public ResponseEntity<ExperimentJson> resumeExperiment(
      String id, String ifMatch, @Nullable String idempotencyKey) {
    return answer(steps.resume(request(id, ifMatch, idempotencyKey, NO_BODY)));
  }

  @Override
  public ResponseEntity<ExperimentJson> stopExperiment(
      String id, String ifMatch, ExperimentStopJson body, @Nullable String idempotencyKey) {
    var reason = ExperimentMapping.required("/reason", body.getReason());
    return answer(steps.stop(request(id, ifMatch, idempotencyKey, body), reason));
  }

  @Override
  public ResponseEntity<ExperimentJson> concludeExperiment(
      String id, String ifMatch, ExperimentLearningJson body, @Nullable String idempotencyKey) {
    var learning = ExperimentMapping.required("/learning", body.getLearning());
    return answer(steps.conclude(request(id, ifMatch, idempotencyKey, body), learning));
  }

  private ResponseEntity<ExperimentJson> answer(Experiment experiment) {
    return ResponseEntity.ok().eTag(ExperimentMapping.tag(experiment)).body(alone(experiment));
  }

  /// All that stays as it is until the next step.
  private ExperimentJson alone(Experiment experiment) {
    return ExperimentMapping.toApiAlone(experiment, steps.base(experiment));
  }

  private StepRequest request(
      String id, String ifMatch, @Nullable String idempotencyKey, Object body) {
    var keyed =
        idempotencyKey == null
            ? null
            : new KeyedRequest(creations.of(null, idempotencyKey).id(), creations.bodyHash(body));
    return new StepRequest(Callers.current().organization(), id, caller(), ifMatch, keyed);
  }

  private static StepRequest.Who caller() {
    var caller = Callers.current();
    return new StepRequest.Who(caller.principal(), caller.scopes());
  }
}
