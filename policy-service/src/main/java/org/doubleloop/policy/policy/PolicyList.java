package org.doubleloop.policy.policy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.archival.Archival;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All policies of an organization, by their versions in force.
@Component
final class PolicyList {
  /// So many policies at least are looked at together, as some may be archived.
  private static final int AT_ONCE = 100;

  private static final int MOST_AT_ONCE = 1_000;

  private final MongoCollection<Document> versions;
  private final Standings standings;

  PolicyList(Store store, Standings standings) {
    this.versions = store.collection(Policies.COLLECTION);
    this.standings = standings;
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
      int most = Math.min(Math.max(limit + 1 - listed.size(), AT_ONCE), MOST_AT_ONCE);
      var some = some(organization, behind, most);
      more = some.size() == most;
      var standing = standings.of(organization, some);
      for (String policy : some) {
        behind = policy;
        var stands = standing.get(policy);
        if (stands != null && (archivedToo || !stands.isArchived())) {
          listed.add(PolicyVersionDocuments.documentId(organization, policy, stands.version()));
          var archival = stands.archival();
          if (archival != null && archival.archived()) {
            archived.put(policy, archival);
          }
        }
      }
    }
    return Found.first(versions, listed, limit)
        .map(PolicyVersionDocuments::fromDocument)
        .map(version -> new Listed(version, archived.get(version.policy())));
  }

  /// The next policies.
  private List<String> some(String organization, @Nullable String after, int limit) {
    var firsts = and(eq("organization", organization), eq("version", 1));
    return versions
        .find(after == null ? firsts : and(firsts, gt("policy", after)))
        .projection(include("policy"))
        .sort(ascending("policy"))
        .limit(limit)
        .map(first -> first.getString("policy"))
        .into(new ArrayList<>());
  }
}
