package org.doubleloop.kit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same operations on a collection with indexes and on one without: every query must find the
/// same.
class RandomOperationsTest {
  /// More by `-Ddoubleloop.operations=10000`.
  private static final int OPERATIONS = Integer.getInteger("doubleloop.operations", 200);

  private static final List<String> FIELDS = List.of("a", "b", "c.d");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anIndexChangesNoResult(long seed) {
    try (var embedded = EmbeddedStore.inMemory();
        var store = Store.open(new StoreProperties(embedded.uri(), "things"))) {
      store.ensureIndexes(
          "indexed",
          List.of("a"),
          List.of("a", "b"),
          List.of("b", "c.d", "n"),
          List.of("a", "b", "n"),
          List.of("c.d", "a"));
      new Run(
              new Random(seed),
              seed % 2 == 0,
              store.collection("indexed"),
              store.collection("scanned"))
          .play();
    }
  }

  private record Run(
      RandomGenerator random,
      boolean oddValues,
      MongoCollection<Document> indexed,
      MongoCollection<Document> scanned) {

    void play() {
      for (int n = 0; n < OPERATIONS; n++) {
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> insert(n);
          case 3 -> update();
          case 4 -> delete();
          default -> find();
        }
      }
    }

    void insert(int n) {
      var document = new Document("_id", "id" + n).append("n", n);
      for (String field : FIELDS) {
        if (random.nextInt(5) > 0) {
          var value = value();
          if (field.equals("c.d")) {
            document.append("c", new Document("d", value));
          } else {
            document.append(field, value);
          }
        }
      }
      indexed.insertOne(new Document(document));
      scanned.insertOne(new Document(document));
    }

    void update() {
      var filter = filter();
      var field = FIELDS.get(random.nextInt(FIELDS.size()));
      var update = random.nextInt(3) == 0 ? Updates.unset(field) : Updates.set(field, value());
      assertThat(indexed.updateMany(filter, update)).isEqualTo(scanned.updateMany(filter, update));
    }

    void delete() {
      var filter = Filters.and(filter(), Filters.lt("n", random.nextInt(OPERATIONS)));
      if (scanned.countDocuments(filter) < 10) {
        assertThat(indexed.deleteMany(filter)).isEqualTo(scanned.deleteMany(filter));
      }
    }

    void find() {
      var filter = filter();
      var sort = sort();
      int skip = random.nextInt(3);
      int limit = random.nextInt(6);
      assertThat(ids(indexed, filter, sort, skip, limit))
          .as("%s sorted %s, %s after %s", filter, sort, limit, skip)
          .isEqualTo(ids(scanned, filter, sort, skip, limit));
      assertThat(indexed.countDocuments(filter)).isEqualTo(scanned.countDocuments(filter));
    }

    // `n` makes every order total
    Bson sort() {
      var n = random.nextBoolean() ? Sorts.ascending("n") : Sorts.descending("n");
      var field = FIELDS.get(random.nextInt(2));
      return switch (random.nextInt(3)) {
        case 0 -> n;
        case 1 -> Sorts.orderBy(Sorts.ascending(field), n);
        default -> Sorts.orderBy(Sorts.descending(field), n);
      };
    }

    Bson filter() {
      if (random.nextInt(3) == 0) {
        return Filters.eq("a", random.nextInt(4));
      }
      var conditions = new ArrayList<Bson>();
      for (String field : FIELDS) {
        if (random.nextInt(2) == 0) {
          conditions.add(condition(field));
        }
      }
      if (random.nextInt(6) == 0) {
        conditions.add(Filters.in("_id", "id1", "id" + random.nextInt(OPERATIONS), "id3"));
      }
      return conditions.isEmpty() ? new Document() : Filters.and(conditions);
    }

    Bson condition(String field) {
      var value = value();
      return switch (random.nextInt(11)) {
        case 0, 1, 2, 3 -> Filters.eq(field, value);
        case 9 -> Filters.in(field, value);
        case 10 -> Filters.in(field, value, value(), value());
        case 4 -> Filters.gt(field, value);
        case 5 -> Filters.and(Filters.gte(field, value), Filters.lt(field, value()));
        case 6 -> new Document(field, new Document("$gt", value).append("$lte", value()));
        case 7 -> Filters.ne(field, value);
        default -> Filters.exists(field, random.nextBoolean());
      };
    }

    @Nullable Object value() {
      int small = random.nextInt(4);
      return switch (random.nextInt(oddValues ? 12 : 9)) {
        case 0, 1, 2 -> small;
        case 3 -> (long) small;
        case 4 -> small / 2.0 - 0.5;
        case 5, 6 -> List.of("", "é", "\uFFFD", "😀").get(small) + "x".repeat(small);
        case 7 -> Instant.ofEpochMilli(small - 1);
        case 8 -> small == 0 ? null : small == 1;
        case 9 -> Arrays.asList(small, null, "x");
        case 10 -> new Document("x", small);
        default -> (1L << 53) + small;
      };
    }

    List<String> ids(MongoCollection<Document> from, Bson filter, Bson sort, int skip, int limit) {
      return from.find(filter)
          .sort(sort)
          .skip(skip)
          .limit(limit)
          .map(document -> document.getString("_id"))
          .into(new ArrayList<>());
    }
  }
}
