package org.doubleloop.signal.joiner;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.join.Candidate;
import org.doubleloop.signal.policy.Claim;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.type.CaptureOrder;
import org.doubleloop.signal.type.NewSignal;
import org.springframework.stereotype.Component;

/// The actions that outcomes may belong to.
@Component
final class Candidates {
  /// No window is longer: what was done before cannot matter, nor does what happens after.
  static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  /// An action may be said to be done by so much later than it is captured.
  private static final Duration AHEAD = Duration.ofDays(1);

  private final MongoCollection<Document> collection;
  private final KnownPolicies policies;
  private final InstantSource clock;

  Candidates(Store store, KnownPolicies policies, InstantSource clock) {
    // nobody waits for it
    this.collection = store.collection(Signals.COLLECTION).withTimeout(1, TimeUnit.MINUTES);
    this.policies = policies;
    this.clock = clock;
    store.ensurePartialIndexes(Signals.COLLECTION, List.of("account", "organization", "order"));
  }

  /// The actions under policies to some subjects or accounts that were captured late enough to be
  /// candidates from a moment on, by subject or account.
  ///
  /// @param earliest when the first outcome happened for which they are
  Map<String, List<Candidate>> of(
      String organization, UnitKind kind, Collection<String> names, Instant earliest) {
    if (names.isEmpty()) {
      return Map.of();
    }
    var field = kind == UnitKind.SUBJECT ? "subject" : "account";
    var found = new HashMap<String, List<Candidate>>();
    collection
        .find(
            and(
                exists(field),
                in(field, names),
                eq("organization", organization),
                gte("order", CaptureOrder.from(earliest.minus(LONGEST_WINDOW).minus(AHEAD)))))
        .projection(include("kind", "id", field, "policy", "version", "at", "recordedAt"))
        .forEach(action -> {
          var policy = action.getString("policy");
          // outcomes name subjects too: an index by kind would narrow this less
          if (policy != null && NewSignal.ACTION.equals(action.getString("kind"))) {
            found
                .computeIfAbsent(action.getString(field), _ -> new ArrayList<>())
                .add(candidate(organization, policy, action));
          }
        });
    return found;
  }

  private Candidate candidate(String organization, String policy, Document action) {
    var at = action.get("at", action.get("recordedAt", Instant.EPOCH));
    var version = action.getInteger("version");
    var known = policies.of(new Claim(organization, policy, version, null, at));
    return new Candidate(
        action.getString("_id"),
        action.getString("id"),
        at,
        policy,
        known.orElse(null),
        version == null ? policies.isCompleteFor(at, clock.instant()) : known.isPresent());
  }
}
