package org.doubleloop.kit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.bson.Document;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.h2.mvstore.MVMap;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was acknowledged survives a cut of the power, and what a full disk did not take is not
/// acknowledged.
class UnsureDiskTest {
  private static final UnsureDisk DISK = new UnsureDisk();
  private static final String NAMESPACE = "things.things";
  private static final int KEYS = 1500;
  private static final int HOT_KEYS = 16;
  private static final int OPERATIONS = 2500;

  @TempDir Path folder;

  @BeforeAll
  static void plugIn() {
    FilePath.register(DISK);
  }

  @AfterAll
  static void plugOut() {
    FilePath.unregister(DISK);
  }

  private StoreFile openUnsure() {
    return StoreFile.open("unsure:" + folder.resolve("store.mv"));
  }

  /// More by `-Ddoubleloop.disks=500`.
  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("doubleloop.disks", 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNothingThatWasAcknowledgedWhenThePowerIsCut(long seed) {
    new PowerCuts(new Random(seed)).play();
  }

  private final class PowerCuts {
    private final RandomGenerator random;
    // the number of the operation that last wrote a key
    private final Map<Long, Integer> acknowledged = new ConcurrentHashMap<>();
    private int cuts;

    PowerCuts(RandomGenerator random) {
      this.random = random;
    }

    void play() {
      UnsureDisk.reset();
      openUnsure().close();
      UnsureDisk.watch(() -> {
        if (random.nextInt(80) == 0) {
          cut();
        }
      });
      var file = openUnsure();
      MVMap<Long, byte[]> documents = file.documents(NAMESPACE);
      try (var commits = new GroupCommit(file)) {
        for (int n = 0; n < OPERATIONS; n++) {
          // half of them to a few keys, so that versions soon are of no more use
          long key = random.nextInt(random.nextBoolean() ? HOT_KEYS : KEYS);
          var value = ByteBuffer.allocate(4 + random.nextInt(6000)).putInt(0, n).array();
          commits.run(() -> {
            file.changed();
            return documents.put(key, value);
          });
          acknowledged.put(key, n);
        }
      }
      assertThat(cuts).isGreaterThan(10);
    }

    private void cut() {
      cuts++;
      // taken before the cut, as others write on meanwhile
      var expected = Map.copyOf(acknowledged);
      var survivor = folder.resolve("survivor.mv");
      try {
        Files.write(survivor, UnsureDisk.cut(random));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      var file = StoreFile.open(survivor.toString());
      hasAll(expected, file);
      file.close();
      var again = StoreFile.open(survivor.toString());
      hasAll(expected, again);
      again.abandon();
    }

    private void hasAll(Map<Long, Integer> expected, StoreFile file) {
      MVMap<Long, byte[]> documents = file.documents(NAMESPACE);
      expected.forEach((key, n) ->
          assertThat(documents.get(key))
              .as("key %s after cut %s", key, cuts)
              .satisfies(
                  value -> assertThat(ByteBuffer.wrap(value).getInt()).isGreaterThanOrEqualTo(n)));
    }
  }

  @Test
  void answersNothingMoreOnceTheDiskIsFull() {
    UnsureDisk.reset();
    try (var embedded = new EmbeddedStore(openUnsure());
        var store =
            Store.open(
                new StoreProperties(embedded.uri() + "&serverSelectionTimeoutMS=300", "things"))) {
      var things = store.collection("things");
      things.insertOne(new Document("_id", 1));
      UnsureDisk.full(true);
      assertThatThrownBy(() -> things.insertOne(new Document("_id", 2)))
          .isInstanceOf(MongoSocketException.class);
      UnsureDisk.full(false);
      assertThatThrownBy(things::countDocuments)
          .isInstanceOf(MongoException.class)
          .isNotInstanceOf(MongoServerException.class);
    }
    try (var embedded = EmbeddedStore.open(folder);
        var store = Store.open(new StoreProperties(embedded.uri(), "things"))) {
      assertThat(store.collection("things").find().map(thing -> thing.get("_id")))
          .containsExactly(1);
    }
  }
}
