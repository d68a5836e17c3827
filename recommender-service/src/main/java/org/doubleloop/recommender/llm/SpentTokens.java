package org.doubleloop.recommender.llm;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.store.Store;

/// How many tokens each organization has spent on a day: one count for all processes, so that
/// neither a restart nor a replica begins anew.
final class SpentTokens {

  private static final String KIND = "TOKENS";
  private static final String DAY = "day";
  private static final String TOKENS = "tokens";

  private final MongoCollection<Document> collection;

  SpentTokens(Store store) {
    this.collection = store.collection("spent_tokens");
  }

  long on(LocalDate day, String organization) {
    return Optional.ofNullable(collection.find(Filters.eq("_id", id(day, organization))).first())
        .map(found -> found.getLong(TOKENS))
        .orElse(0L);
  }

  /// Also drops the days before the last one, when a day begins.
  void add(LocalDate day, String organization, long tokens) {
    var result =
        collection.updateOne(
            Filters.eq("_id", id(day, organization)),
            Updates.combine(
                Updates.inc(TOKENS, tokens),
                Updates.setOnInsert(DAY, day.toString()),
                Updates.setOnInsert("organization", organization)),
            new UpdateOptions().upsert(true));
    if (result.getUpsertedId() != null) {
      collection.deleteMany(Filters.lt(DAY, day.minusDays(1).toString()));
    }
  }

  private static String id(LocalDate day, String organization) {
    return Ids.document(organization, KIND, day.toString());
  }
}
