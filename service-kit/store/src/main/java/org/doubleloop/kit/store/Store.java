package org.doubleloop.kit.store;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.codecs.BsonTypeClassMap;
import org.bson.codecs.DocumentCodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One service's database, opened so that an acknowledged write is durable on a majority and a read
/// sees only such writes. Date-times are read as [Instant], to the millisecond.
///
/// An operation that takes longer than [#LONGEST] fails, so that a request is answered in time also
/// while the store hangs.
public final class Store implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  // a cursor that is given up is closed within as long again
  private static final Duration LONGEST = Duration.ofSeconds(6);

  private final MongoClient client;
  private final MongoDatabase database;

  private Store(MongoClient client, String database) {
    this.client = client;
    this.database = client.getDatabase(database);
  }

  /// Opens the store. It connects in the background: an absent server is noticed by the first use.
  public static Store open(StoreProperties properties) {
    return new Store(MongoClients.create(settings(properties.uri())), properties.database());
  }

  static MongoClientSettings settings(String uri) {
    var instants =
        new DocumentCodecProvider(new BsonTypeClassMap(Map.of(BsonType.DATE_TIME, Instant.class)));
    return MongoClientSettings.builder()
        .applicationName("doubleloop")
        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
        // these limits are for what is no operation, as when the client closes
        .applyToSocketSettings(
            socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS))
        .applyToConnectionPoolSettings(
            pool -> pool.maxSize(100).maxConnecting(8).maxWaitTime(5, TimeUnit.SECONDS))
        .timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
        .applyConnectionString(new ConnectionString(uri))
        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
        .readConcern(ReadConcern.MAJORITY)
        .readPreference(ReadPreference.primary())
        .uuidRepresentation(UuidRepresentation.STANDARD)
        .codecRegistry(
            CodecRegistries.fromRegistries(
                CodecRegistries.fromProviders(instants),
                MongoClientSettings.getDefaultCodecRegistry()))
        .build();
  }

  public MongoDatabase database() {
    return database;
  }

  public MongoCollection<Document> collection(String name) {
    return database.getCollection(name);
  }

  /// Makes sure of one ascending, non-unique index for each list of fields. Uniqueness is promised
  /// by `_id` alone.
  @SafeVarargs
  public final void ensureIndexes(String collection, List<String>... indexes) {
    for (List<String> fields : indexes) {
      ensureIndex(collection, fields, new IndexOptions());
    }
  }

  /// Makes sure of one such index for each list of fields, over those documents only that have the
  /// first of them: what an index leaves out costs its writers nothing.
  @SafeVarargs
  public final void ensurePartialIndexes(String collection, List<String>... indexes) {
    for (List<String> fields : indexes) {
      ensureIndex(
          collection,
          fields,
          new IndexOptions()
              .name(String.join("_", fields) + "_partial")
              .partialFilterExpression(Filters.exists(fields.getFirst())));
    }
  }

  private void ensureIndex(String collection, List<String> fields, IndexOptions options) {
    var keys = Indexes.ascending(fields);
    try {
      collection(collection).createIndex(keys, options);
    } catch (MongoOperationTimeoutException late) {
      log.warn("The store takes its time to index {} by {}; waiting for it", collection, fields);
      collection(collection).withTimeout(1, TimeUnit.HOURS).createIndex(keys, options);
    }
  }

  /// Inserts a document.
  ///
  /// @return whether there was none under its `_id`
  public static boolean insertNew(MongoCollection<Document> collection, Document document) {
    try {
      collection.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /// Whether this was thrown because a store failed or could not be reached.
  public static boolean isFailure(Throwable thrown) {
    return thrown instanceof MongoException;
  }

  /// Asks the server for a sign of life.
  ///
  /// @throws com.mongodb.MongoException when there is none
  public void ping() {
    database.runCommand(new Document("ping", 1));
  }

  @Override
  public void close() {
    client.close();
  }
}
