package org.doubleloop.recommender.provenance;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.provenance.Tally.Name;
import org.doubleloop.recommender.signal.Poster;

/// Where what is counted came from, as documents: one for each option, kind of outcomes and poster.
final class ProvenanceDocuments {
  static final Set<String> PERSONAL_FIELDS = Set.of("items.principal");

  private static final String ITEMS = "items";
  private static final String POLICY = "policy";
  private static final String OPTION = "option";
  private static final String TYPE = "type";
  private static final String UNKNOWN = "unknown";
  private static final String KEY = "key";

  private ProvenanceDocuments() {}

  static void toChunks(ProvenanceCounts counts, Chunks chunks) {
    counts.each((organization, origins) -> {
      origins.learn();
      chunks.divide(
          new Document("organization", organization),
          ITEMS,
          Stream.concat(
              origins.tallies.values().stream()
                  .map(tally -> toDocument(tally, origins.unknown.contains(tally.name))),
              origins.posters.values().stream().map(ProvenanceDocuments::toDocument)));
    });
  }

  /// @param counts nothing so far
  static ProvenanceCounts fromChunks(Stream<Chunks.Chunk> chunks, ProvenanceCounts counts) {
    chunks
        .map(Chunks.Chunk::content)
        .forEach(chunk -> {
          var origins = counts.begun(chunk.getString("organization"));
          chunk.getList(ITEMS, Document.class).forEach(item -> add(origins, item));
        });
    return counts;
  }

  private static void add(Origins origins, Document item) {
    if (item.containsKey(KEY)) {
      origins.add(new Poster(item.getString("principal"), item.getString(KEY)));
      return;
    }
    var tally = tally(item);
    origins.tallies.put(tally.name, tally);
    if (item.getBoolean(UNKNOWN, false)) {
      origins.unknown.add(tally.name);
    }
  }

  private static Document toDocument(Poster poster) {
    return new Document(KEY, poster.key()).append("principal", poster.principal());
  }

  private static Document toDocument(Tally tally, boolean isUnknown) {
    var document = new Document(POLICY, tally.name.policy()).append(OPTION, tally.name.option());
    if (tally.name.type() != null) {
      document.append(TYPE, tally.name.type());
    }
    if (isUnknown) {
      document.append(UNKNOWN, true);
    }
    return document
        .append("number", tally.number)
        .append("unsuggested", tally.unsuggested)
        .append(
            "places",
            tally.minutes.places().entrySet().stream()
                .map(place ->
                    new Document("place", place.getKey())
                        .append("counts", IntStream.of(place.getValue()).boxed().toList()))
                .toList());
  }

  private static Tally tally(Document item) {
    var tally =
        new Tally(new Name(item.getString(POLICY), item.getString(OPTION), item.getString(TYPE)));
    tally.number = item.getLong("number");
    tally.unsuggested = item.getLong("unsuggested");
    item.getList("places", Document.class)
        .forEach(place ->
            tally
                .minutes
                .places()
                .put(
                    place.getInteger("place"),
                    place.getList("counts", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .toArray()));
    return tally;
  }
}
