package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.measure.MetricKeyDocuments;
import org.doubleloop.recommender.policy.PolicyKey;

/// What has to be known beside counts to go on counting by the right versions, as documents that
/// stand among other notes of a snapshot.
public final class VersionDocuments {

  /// The context of an action may have personal attributes, and its trigger be a text of anybody.
  public static final Set<String> PERSONAL_FIELDS = Set.of("pending.context", "pending.trigger");

  private final List<Evidence> pending = new ArrayList<>();
  private final Map<PolicyKey, AssumedVersions> assumed = new HashMap<>();

  /// In the one order in which equal notes are equal documents.
  public static Stream<Document> of(CountingVersions versions) {
    return of(versions.pending(), versions.assumed());
  }

  static Stream<Document> of(List<Evidence> pending, Map<PolicyKey, AssumedVersions> assumed) {
    return Stream.concat(
        new TreeMap<>(assumed)
            .entrySet().stream()
                .map(each -> new Document("assumed", toDocument(each.getKey(), each.getValue()))),
        pending.stream().map(each -> new Document("pending", PendingDocuments.toDocument(each))));
  }

  /// Reads a note, where it is one of these.
  ///
  /// @return whether it is
  public boolean take(Document note) {
    if (note.get("pending") instanceof Document evidence) {
      pending.add(PendingDocuments.fromDocument(evidence));
      return true;
    }
    if (note.get("assumed") instanceof Document versions) {
      assumed.put(MetricKeyDocuments.policy(versions), assumed(versions));
      return true;
    }
    return false;
  }

  /// Lets it go on from what was read.
  public void resume(CountingVersions versions) {
    versions.resume(pending, assumed);
  }

  List<Evidence> pending() {
    return pending;
  }

  Map<PolicyKey, AssumedVersions> assumed() {
    return assumed;
  }

  private static Document toDocument(PolicyKey key, AssumedVersions assumed) {
    return MetricKeyDocuments.toDocument(key)
        .append("newest", assumed.newest().toEpochMilli())
        .append("versions", List.copyOf(new TreeSet<>(assumed.versions())));
  }

  private static AssumedVersions assumed(Document document) {
    return new AssumedVersions(
        Instant.ofEpochMilli(document.getLong("newest")),
        new TreeSet<>(document.getList("versions", Integer.class)));
  }
}
