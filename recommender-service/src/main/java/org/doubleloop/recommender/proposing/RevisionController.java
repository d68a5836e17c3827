package org.doubleloop.recommender.proposing;

import org.doubleloop.api.recommender.RevisionsApi;
import org.doubleloop.api.recommender.model.NewRevisionJson;
import org.doubleloop.api.recommender.model.RevisionJson;
import org.doubleloop.api.recommender.model.WithheldRevisionJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.recommender.contrast.ContrastMapping;
import org.doubleloop.recommender.contrast.Contrasts;
import org.doubleloop.recommender.lookout.Lookout;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.proposing.Plan.Withheld;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RevisionController implements RevisionsApi {
  private final Contrasts contrasts;
  private final ContrastMapping mapping;
  private final Lookout lookout;
  private final RevisionSearch search;
  private final OrganizationClock clock;

  RevisionController(
      Contrasts contrasts,
      ContrastMapping mapping,
      Lookout lookout,
      RevisionSearch search,
      OrganizationClock clock) {
    this.contrasts = contrasts;
    this.mapping = mapping;
    this.lookout = lookout;
    this.search = search;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<RevisionJson> createRevision(NewRevisionJson asked) {
    var key = new PolicyKey(Callers.current().organization(), asked.getPolicy());
    contrasts.known(key); // 404 before anything is looked at
    var known = contrasts.known(key, lookout.look(key).orElse(null));
    var searched = search.search(known, clock.instant());
    var outcome = searched.outcome();
    var told = mapping.revision(known, searched.telling());
    searched.said().forEach(told::addMessagesItem);
    return ResponseEntity.ok(
        told.proposed(outcome.proposed())
            .withheld(outcome.withheld().stream().map(RevisionController::toApi).toList()));
  }

  private static WithheldRevisionJson toApi(Withheld withheld) {
    return new WithheldRevisionJson().title(withheld.revision().title()).why(withheld.why());
  }
}
