package org.doubleloop.kit.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.doubleloop.kit.test.HangingWire;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StoreTest {
  private static final String NOBODY = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50";

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(StoreConfiguration.class);

  @Test
  void heedsNoConcernOfTheConnectionString() {
    var settings =
        Store.settings(
            "mongodb://db/?w=0&journal=false&readConcernLevel=local&readPreference=nearest");
    assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
    assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
    assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
  }

  @Test
  void heedsPoolAndTimeLimitsOfTheConnectionString() {
    var own = Store.settings("mongodb://db/");
    assertThat(own.getConnectionPoolSettings().getMaxSize()).isEqualTo(100);
    assertThat(own.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(5);
    assertThat(own.getTimeout(TimeUnit.SECONDS)).isEqualTo(6);
    var given =
        Store.settings("mongodb://db/?maxPoolSize=7&serverSelectionTimeoutMS=9&timeoutMS=10");
    assertThat(given.getConnectionPoolSettings().getMaxSize()).isEqualTo(7);
    assertThat(given.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS))
        .isEqualTo(9);
    assertThat(given.getTimeout(TimeUnit.MILLISECONDS)).isEqualTo(10);
  }

  @Test
  void failsInTimeWhenNobodyAnswers() {
    try (var store = Store.open(new StoreProperties(NOBODY, "things"))) {
      assertThatThrownBy(() -> store.collection("things").insertOne(new Document()))
          .isInstanceOf(MongoTimeoutException.class);
    }
  }

  @Test
  void failsInTimeWhileItHangs() throws IOException {
    try (var fixture = StoreFixture.open();
        var wire = new HangingWire(fixture.properties().uri())) {
      var store = Store.open(new StoreProperties(wire.uri(), fixture.properties().database()));
      var things = store.collection("things");
      things.insertMany(
          IntStream.range(0, 200).mapToObj(number -> new Document("_id", number)).toList());
      try (var begun = things.find().batchSize(100).iterator()) {
        begun.next();
        wire.hang();
        failsInTime(() -> begun.forEachRemaining(each -> {}));
      }
      failsInTime(() -> things.find(eq("_id", 1)).first());
      failsInTime(() -> Store.insertNew(things, new Document("_id", 200)));
      assertTimeout(HangingWire.LONGEST, store::close);
    }
  }

  private static void failsInTime(ThrowingCallable operation) {
    assertTimeout(
        HangingWire.LONGEST, () -> assertThatThrownBy(operation).matches(Store::isFailure));
  }

  @Test
  void isOpenedFromItsPropertiesAndSaysThatItIsUp() {
    try (var fixture = StoreFixture.open()) {
      context
          .withPropertyValues(
              "doubleloop.store.uri=" + fixture.properties().uri(),
              "doubleloop.store.database=" + fixture.properties().database())
          .run(started -> {
            assertThat(started.getBean(StoreProperties.class)).isEqualTo(fixture.properties());
            started.getBean(Store.class).collection("things").insertOne(new Document());
            assertThat(fixture.collection("things").countDocuments()).isOne();
            assertThat(started.getBean(HealthIndicator.class).health())
                .extracting(Health::getStatus)
                .isEqualTo(Status.UP);
          });
    }
  }

  @Test
  void saysThatItIsDown() {
    context
        .withPropertyValues("doubleloop.store.uri=" + NOBODY, "doubleloop.store.database=things")
        .run(started ->
            assertThat(started.getBean(HealthIndicator.class).health())
                .extracting(Health::getStatus)
                .isEqualTo(Status.DOWN));
  }

  @Test
  void doesNotStartWithoutADatabase() {
    context.run(started -> assertThat(started).hasFailed());
  }
}
