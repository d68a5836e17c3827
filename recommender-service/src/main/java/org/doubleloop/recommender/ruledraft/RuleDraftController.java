package org.doubleloop.recommender.ruledraft;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.api.recommender.RuleDraftsApi;
import org.doubleloop.api.recommender.model.NewRuleDraftJson;
import org.doubleloop.api.recommender.model.RuleDraftJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.ruledraft.Precedent.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RuleDraftController implements RuleDraftsApi {
  private final Precedents precedents;
  private final RuleDrafts drafts;
  private final OrganizationClock clock;

  RuleDraftController(Precedents precedents, RuleDrafts drafts, OrganizationClock clock) {
    this.precedents = precedents;
    this.drafts = drafts;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<RuleDraftJson> createRuleDraft(NewRuleDraftJson asked) {
    var named = one(asked);
    var precedent =
        precedents.of(Callers.current().organization(), named.getKey(), named.getValue());
    var attributes = asked.getAttributes() == null ? List.<String>of() : asked.getAttributes();
    return ResponseEntity.ok(
        RuleDraftMapping.toApi(drafts.of(precedent, attributes, clock.instant())));
  }

  /// The one thing that is named.
  private static Map.Entry<Source, String> one(NewRuleDraftJson asked) {
    var named = new EnumMap<Source, String>(Source.class);
    put(named, Source.ACTION, asked.getAction());
    put(named, Source.SUGGESTION, asked.getSuggestion());
    put(named, Source.EDIT, asked.getEdit());
    if (named.isEmpty()) {
      throw faulty(
          new FieldFault(
              Precedents.pointer(Source.ACTION),
              "REQUIRED",
              "is required where there is no suggestion and no edit"));
    }
    var sources = new ArrayList<>(named.keySet());
    if (sources.size() > 1) {
      var other = sources.getLast();
      throw faulty(
          new FieldFault(
              Precedents.pointer(other),
              "EXCLUSIVE",
              "must be absent where there is " + sources.getFirst().word()));
    }
    return named.entrySet().iterator().next();
  }

  private static void put(Map<Source, String> named, Source source, @Nullable String id) {
    if (id != null) {
      named.put(source, id);
    }
  }

  private static ServiceException faulty(FieldFault fault) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST, "Name one action, suggestion or edit", List.of(fault));
  }
}
