package org.doubleloop.policy.policy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The versions that came of proposals, of all policies of an organization together.
@Component
public final class AcceptedVersions {
  private final MongoCollection<Document> versions;

  public AcceptedVersions(Store store) {
    this.versions = store.collection(Policies.COLLECTION);
    store.ensureIndexes(
        Policies.COLLECTION,
        List.of("organization", "createdAt", "id"),
        List.of("organization", "policy", "createdAt", "id"));
  }

  /// Which to list; what is absent is any.
  ///
  /// @param from when the first of them was accepted
  /// @param to before when the last one was
  public record Filter(@Nullable String policy, @Nullable Instant from, @Nullable Instant to) {}

  /// Where a version stands among those of its organization.
  public record Position(Instant at, String id) {
    /// Reads what [#toString] has written.
    public static Position parse(String text) {
      int space = text.indexOf(' ');
      return new Position(Instant.parse(text.substring(0, space)), text.substring(space + 1));
    }

    @Override
    public String toString() {
      return at + " " + id;
    }
  }

  public static Position position(PolicyVersion version) {
    return new Position(
        version.createdAt(), PolicyVersionDocuments.publicId(version.policy(), version.version()));
  }

  /// The latest accepted first.
  ///
  /// @param below the version to go on behind
  public Found<PolicyVersion> latest(
      String organization, Filter filter, @Nullable Position below, int limit) {
    var filters = new ArrayList<Bson>();
    filters.add(eq("organization", organization));
    // What else is told in the feed stands there too, without a version; the first is no proposal.
    filters.add(gte("version", 2));
    if (filter.policy() != null) {
      filters.add(eq("policy", filter.policy()));
    }
    if (filter.from() != null) {
      filters.add(gte("createdAt", filter.from()));
    }
    if (filter.to() != null) {
      filters.add(lt("createdAt", filter.to()));
    }
    if (below != null) {
      // Implied by the next, and what an index can use.
      filters.add(lte("createdAt", below.at()));
      filters.add(
          or(lt("createdAt", below.at()), and(eq("createdAt", below.at()), lt("id", below.id()))));
    }
    return Found.first(
            versions, and(filters), orderBy(descending("createdAt"), descending("id")), limit)
        .map(PolicyVersionDocuments::fromDocument);
  }
}
