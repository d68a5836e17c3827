package org.doubleloop.kit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/// The file under the store: one map of documents for each collection. Nothing is written to it but
/// by [#commit()], and nothing is sure to be on the disk before [#sync()].
final class StoreFile {
  private static final String NAME = "store.mv";
  private static final String DOCUMENTS = "documents.";
  private static final int CACHE_MEBIBYTES = 32;
  private static final int WORTH_COMPACTING_BYTES = 16 << 20;
  private static final int COMPACTION_STEP_BYTES = 2 << 20;
  private static final int LEAST_FILL_PERCENT = 50;

  private final MVStore store;
  private final AtomicLong changes = new AtomicLong();
  private final LongAdder examined = new LongAdder();

  private StoreFile(MVStore store) {
    this.store = store;
    store.setVersionsToKeep(0);
  }

  static StoreFile inMemory() {
    return new StoreFile(MVStore.open(null));
  }

  /// @throws IllegalStateException when another process has the folder open
  static StoreFile open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the data folder " + folder, e);
    }
    try {
      var store =
          new MVStore.Builder()
              .fileName(folder.resolve(NAME).toString())
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .cacheSize(CACHE_MEBIBYTES)
              .open();
      store.setRetentionTime(0);
      return new StoreFile(store);
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new IllegalStateException(
            "the data folder " + folder.toAbsolutePath() + " is in use by another process", e);
      }
      throw e;
    }
  }

  boolean isPersistent() {
    return store.getFileStore() != null;
  }

  /// The names of all databases in the file.
  Set<String> databases() {
    return store.getMapNames().stream()
        .filter(name -> name.startsWith(DOCUMENTS))
        .map(name -> name.substring(DOCUMENTS.length(), name.indexOf('.', DOCUMENTS.length())))
        .collect(Collectors.toSet());
  }

  /// A collection's documents, by position.
  MVMap<Long, byte[]> documents(String namespace) {
    return store.openMap(
        DOCUMENTS + namespace,
        new MVMap.Builder<Long, byte[]>()
            .keyType(LongDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  void remove(String namespace) {
    store.removeMap(documents(namespace));
    changed();
  }

  /// Notes that a map was changed.
  void changed() {
    changes.incrementAndGet();
  }

  /// How many changes there have been since the file was opened.
  long changes() {
    return changes.get();
  }

  /// Notes that a document was looked at to answer a query.
  void examined() {
    examined.increment();
  }

  long documentsExamined() {
    return examined.sum();
  }

  /// Writes all changes as one new version of the file. Nobody may change a map meanwhile.
  void commit() {
    store.commit();
  }

  void sync() {
    store.sync();
  }

  long size() {
    return isPersistent() ? store.getFileStore().size() : 0;
  }

  /// Takes one short step towards a file that is not mostly free, if it is one. Nobody may change a
  /// map meanwhile.
  ///
  /// @return whether there is more to do
  boolean compact() {
    if (size() < WORTH_COMPACTING_BYTES) {
      return false;
    }
    boolean more = store.compact(LEAST_FILL_PERCENT, COMPACTION_STEP_BYTES);
    if (more) {
      store.commit();
      store.sync();
    }
    return more;
  }

  void close() {
    store.close();
  }
}
