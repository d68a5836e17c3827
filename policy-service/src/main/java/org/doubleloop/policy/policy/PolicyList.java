package org.doubleloop.policy.policy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.Document;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.archival.Archival;
import org.doubleloop.policy.archival.Archivals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All policies of an organization, by their versions in force.
@Component
final class PolicyList {
  /// So many policies at least are looked at together, as many may be archived.
  private static final int AT_ONCE = 200;

  private final MongoCollection<Document> versions;
  private final Archivals archivals;
  private final OrganizationClock clock;

  PolicyList(Store store, Archivals archivals, OrganizationClock clock) {
    this.versions = store.collection(Policies.COLLECTION);
    this.archivals = archivals;
    this.clock = clock;
  }

  /// A policy.
  ///
  /// @param version the one in force
  /// @param archival null where it is not archived
  record Listed(PolicyVersion version, @Nullable Archival archival) {}

  /// The policies by their ids.
  ///
  /// @param after the policy's id to go on behind
  /// @param archivedToo whether those that are archived are listed, too
  Found<Listed> inForce(
      String organization, @Nullable String after, int limit, boolean archivedToo) {
    var listed = new ArrayList<String>();
    var archived = new HashMap<String, Archival>();
    var behind = after;
    boolean more = true;
    while (more && listed.size() <= limit) {
      var some = someInForce(organization, behind, Math.max(limit + 1, AT_ONCE));
      if (some.isEmpty()) {
        break;
      }
      more = some.size() >= AT_ONCE;
      behind = some.lastKey();
      var away = archivals.archived(organization, some.firstKey(), some.lastKey());
      archived.putAll(away);
      some.forEach((policy, version) -> {
        if (archivedToo || !away.containsKey(policy)) {
          listed.add(PolicyVersionDocuments.documentId(organization, policy, version));
        }
      });
    }
    return Found.first(versions, listed, limit)
        .map(PolicyVersionDocuments::fromDocument)
        .map(version -> new Listed(version, archived.get(version.policy())));
  }

  /// The next policies, and which of their versions are in force.
  private NavigableMap<String, Integer> someInForce(
      String organization, @Nullable String after, int limit) {
    var firsts = and(eq("organization", organization), eq("version", 1));
    var inForce = new TreeMap<String, Integer>();
    versions
        .find(after == null ? firsts : and(firsts, gt("policy", after)))
        .projection(include("policy"))
        .sort(ascending("policy"))
        .limit(limit)
        .forEach(first -> inForce.put(first.getString("policy"), 1));
    if (!inForce.isEmpty()) {
      addNewest(organization, inForce);
    }
    return inForce;
  }

  private void addNewest(String organization, NavigableMap<String, Integer> inForce) {
    versions
        .find(
            and(
                eq("organization", organization),
                gte("policy", inForce.firstKey()),
                lte("policy", inForce.lastKey()),
                lte("effectiveFrom", clock.instant())))
        .projection(include("policy", "version"))
        .forEach(found ->
            inForce.computeIfPresent(
                found.getString("policy"),
                (policy, newest) -> Math.max(newest, found.getInteger("version"))));
  }
}
