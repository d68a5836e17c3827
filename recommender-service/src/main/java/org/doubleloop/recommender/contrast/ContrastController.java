package org.doubleloop.recommender.contrast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.api.recommender.ContrastsApi;
import org.doubleloop.api.recommender.model.ContrastBasisJson;
import org.doubleloop.api.recommender.model.ContrastPageJson;
import org.doubleloop.api.recommender.model.ContrastSuggestionPageJson;
import org.doubleloop.api.recommender.model.ContrastTierJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContrastController implements ContrastsApi {
  private final Contrasts contrasts;
  private final ContrastMapping mapping;
  private final PageCursors cursors;

  ContrastController(Contrasts contrasts, ContrastMapping mapping, PageCursors cursors) {
    this.contrasts = contrasts;
    this.mapping = mapping;
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
    var page = mapping.page(known, from < to ? all.subList(from, to) : List.of());
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

  private static PolicyKey key(String policy) {
    return new PolicyKey(organization(), policy);
  }

  private static String organization() {
    return Callers.current().organization();
  }
}
