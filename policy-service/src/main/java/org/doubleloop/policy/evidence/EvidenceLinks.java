package org.doubleloop.policy.evidence;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The links from signals to what rests on them, each in a document under an `_id` that follows
/// from it.
@Component
public final class EvidenceLinks {
  static final String COLLECTION = "evidence-links";

  private static final int AT_ONCE = 500;

  private final MongoCollection<Document> links;

  public EvidenceLinks(Store store) {
    this.links = store.collection(COLLECTION);
    store.ensureIndexes(COLLECTION, List.of("organization", "signal", "at", "name"));
  }

  /// Where a link stands among those of its signal.
  public record Position(Instant at, String name) {
    public static Position of(EvidenceLink link) {
      return new Position(link.at(), link.name());
    }

    /// Reads what [#toString] has written.
    public static Position parse(String text) {
      int space = text.indexOf(' ');
      return new Position(Instant.parse(text.substring(0, space)), text.substring(space + 1));
    }

    @Override
    public String toString() {
      return at + " " + name;
    }
  }

  /// Adds those that are not there. To be called before what they lead to is stored.
  public void add(List<EvidenceLink> all) {
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      addSome(all.subList(from, Math.min(from + AT_ONCE, all.size())));
    }
  }

  private void addSome(List<EvidenceLink> some) {
    var there = new HashSet<String>();
    links
        .find(in("_id", some.stream().map(EvidenceLinkDocuments::documentId).toList()))
        .projection(include("_id"))
        .forEach(document -> there.add(document.getString("_id")));
    var missing =
        some.stream()
            .map(EvidenceLinkDocuments::toDocument)
            .filter(document -> there.add(document.getString("_id")))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    try {
      links.insertMany(missing);
    } catch (MongoBulkWriteException taken) {
      // Somebody adds the same; which of them are missing is no matter.
      missing.forEach(document -> Store.insertNew(links, document));
    }
  }

  /// What names a signal, the latest first.
  ///
  /// @param below the one to go on behind
  public Found<EvidenceLink> naming(
      String organization, String signal, @Nullable Position below, int limit) {
    var all = and(eq("organization", organization), eq("signal", signal));
    var rest =
        below == null
            ? all
            : and(
                all,
                // Implied by the next, and what an index can use.
                lte("at", below.at()),
                or(lt("at", below.at()), and(eq("at", below.at()), lt("name", below.name()))));
    return Found.first(links, rest, descending("at", "name"), limit)
        .map(EvidenceLinkDocuments::fromDocument);
  }
}
