package org.doubleloop.policy.archival;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The archivals of all policies, in the collection of the feed.
@Component
public final class Archivals {
  private final MongoCollection<Document> archivals;
  private final LaneWriter lane;

  public Archivals(Store store, LaneWriter lane, FeedCollection collection) {
    this.archivals = store.collection(collection.name());
    this.lane = lane;
    store.ensurePartialIndexes(
        collection.name(),
        List.of(
            ArchivalDocuments.ORGANIZATION, ArchivalDocuments.POLICY, ArchivalDocuments.NUMBER));
  }

  /// The `_id` of an archival of this number, whether there is one or not.
  public static String documentId(String organization, String policy, int number) {
    return ArchivalDocuments.documentId(organization, policy, number);
  }

  /// Adds an archival.
  ///
  /// @return what stands under its number now: this one, or the one that came first
  public Archival add(Archival archival) {
    return switch (lane.store(ArchivalDocuments.toDocument(archival))) {
      case Appended.Stored(var document) -> ArchivalDocuments.fromDocument(document);
      case Appended.Duplicate(var stored) -> ArchivalDocuments.fromDocument(stored);
      case Appended.Refused(var reason) ->
          throw new IllegalStateException("An archival is never too large: " + reason);
    };
  }

  /// The last one of a policy, which says how that stands.
  public Optional<Archival> latest(String organization, String policy) {
    return Optional.ofNullable(
            archivals
                .find(of(organization, policy))
                .sort(descending(ArchivalDocuments.NUMBER))
                .limit(1)
                .first())
        .map(ArchivalDocuments::fromDocument);
  }

  /// Those of a policy, the last one first.
  ///
  /// @param below the number to go on below
  public Found<Archival> of(
      String organization, String policy, @Nullable Integer below, int limit) {
    var all = of(organization, policy);
    return Found.first(
            archivals,
            below == null ? all : and(all, lt(ArchivalDocuments.NUMBER, below)),
            descending(ArchivalDocuments.NUMBER),
            limit)
        .map(ArchivalDocuments::fromDocument);
  }

  /// The one of a policy that was made by a request.
  public Optional<Archival> madeBy(
      String organization, String policy, Archival.KeyedRequest request) {
    return Optional.ofNullable(
            archivals
                .find(and(of(organization, policy), eq(ArchivalDocuments.KEY, request.key())))
                .first())
        .map(ArchivalDocuments::fromDocument);
  }

  /// Hands over all of an organization.
  public void forEach(String organization, Consumer<Archival> consumer) {
    archivals
        .find(eq(ArchivalDocuments.ORGANIZATION, organization))
        .map(ArchivalDocuments::fromDocument)
        .forEach(consumer);
  }

  private static Bson of(String organization, String policy) {
    return and(
        eq(ArchivalDocuments.ORGANIZATION, organization), eq(ArchivalDocuments.POLICY, policy));
  }
}
