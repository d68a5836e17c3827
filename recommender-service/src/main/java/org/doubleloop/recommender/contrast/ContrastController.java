package org.doubleloop.recommender.contrast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.api.recommender.ContrastsApi;
import org.doubleloop.api.recommender.RevisionsApi;
import org.doubleloop.api.recommender.model.ContrastBasisJson;
import org.doubleloop.api.recommender.model.ContrastPageJson;
import org.doubleloop.api.recommender.model.ContrastSuggestionPageJson;
import org.doubleloop.api.recommender.model.ContrastTierJson;
import org.doubleloop.api.recommender.model.NewRevisionJson;
import org.doubleloop.api.recommender.model.RevisionJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.lookout.Lookout;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContrastController implements ContrastsApi, RevisionsApi {
  private final Contrasts contrasts;
  private final Lookout lookout;
  private final PageCursors cursors;

  ContrastController(Contrasts contrasts, Lookout lookout, PageCursors cursors) {
    this.contrasts = contrasts;
    this.lookout = lookout;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<ContrastPageJson> listContrasts(
      String policy,
      @Nullable ContrastBasisJson basis,
      @Nullable ContrastTierJson tier,
      @Nullable String cursor,
      Integer limit) {
    var filters = new HashMap<>(Map.of("policy", policy));
    if (basis != null) {
      filters.put("basis", basis.getValue());
    }
    if (tier != null) {
      filters.put("tier", tier.getValue());
    }
    var listing = Listing.of(organization(), "contrasts", filters);
    int from = cursors.position(listing, cursor).map(Integer::valueOf).orElse(0);
    var known = contrasts.known(key(policy));
    var all =
        contrasts.all(known).stream()
            .filter(each -> basis == null || each.basis().name().equals(basis.getValue()))
            .filter(each -> tier == null || each.tier().name().equals(tier.getValue()))
            .toList();
    int to = Math.min(all.size(), from + Listing.limit(limit));
    var page = ContrastMapping.page(known, from < to ? all.subList(from, to) : List.of());
    return ResponseEntity.ok(
        to < all.size() ? page.next(cursors.next(listing, Integer.toString(to))) : page);
  }

  @Override
  public ResponseEntity<ContrastSuggestionPageJson> listContrastSuggestions(
      String id, @Nullable String cursor, Integer limit) {
    var listing = Listing.of(organization(), "contrast-suggestions", Map.of("id", id));
    long after = cursors.position(listing, cursor).map(Long::valueOf).orElse(-1L);
    var policy = Listed.policyOf(id);
    if (policy.equals(id)) {
      throw Contrasts.missing(id);
    }
    var key = key(policy);
    var listed = contrasts.withSuggestions(key, id);
    int most = Listing.limit(limit);
    var units =
        contrasts.units(key, listed).stream()
            .filter(each -> each.given().place() > after)
            .limit(most + 1L)
            .toList();
    var page = ContrastMapping.suggestions(listed, units.subList(0, Math.min(most, units.size())));
    return ResponseEntity.ok(
        units.size() > most
            ? page.next(cursors.next(listing, Long.toString(units.get(most - 1).given().place())))
            : page);
  }

  @Override
  public ResponseEntity<RevisionJson> createRevision(NewRevisionJson asked) {
    var key = key(asked.getPolicy());
    contrasts.known(key); // 404 before anything is looked at
    var look = lookout.look(key).orElse(null);
    var known = contrasts.known(key, look);
    var found =
        look == null
            ? List.<Listed>of()
            : look.found().stream()
                .filter(each -> each.tier() != Tier.NONE)
                .map(each -> Listed.of(key, each))
                .toList();
    return ResponseEntity.ok(ContrastMapping.revision(known, found));
  }

  private static PolicyKey key(String policy) {
    return new PolicyKey(organization(), policy);
  }

  private static String organization() {
    return Callers.current().organization();
  }
}
