package org.doubleloop.kit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.doubleloop.kit.secret.OwnersFile;
import org.doubleloop.kit.secret.OwnersFolder;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;

/// The file under the store: one map of documents for each collection. Nothing is written to it but
/// by [#commit()], and nothing is sure to be on the disk before [#sync()].
final class StoreFile {
  private static final String NAME = "store.mv";
  private static final String DOCUMENTS = "documents.";
  private static final int CACHE_MEBIBYTES = 32;
  // small, as a changed document costs a page
  private static final int PAGE_BYTES = 4096;
  private static final int WORTH_COMPACTING_BYTES = 4 << 20;
  private static final int COMPACTION_STEP_BYTES = 1 << 20;
  private static final int COMMITS_BETWEEN_COMPACTIONS = 32;
  private static final int LEAST_FILL_PERCENT = 50;

  private final MVStore store;
  // null in memory
  private final @Nullable FileStore<?> disk;
  private final AtomicLong changes = new AtomicLong();
  private final LongAdder examined = new LongAdder();
  private long commits;

  private StoreFile(MVStore store) {
    this.store = store;
    this.disk = store.getFileStore();
    store.setVersionsToKeep(0);
  }

  static StoreFile inMemory() {
    return new StoreFile(MVStore.open(null));
  }

  /// @throws IllegalStateException when another process has the folder open
  static StoreFile open(Path folder) {
    var file = folder.resolve(NAME);
    try {
      OwnersFolder.make(folder, NAME);
      if (Files.notExists(file)) {
        create(file);
      }
      OwnersFile.narrow(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the data folder " + folder, e);
    }
    try {
      return open(file.toString());
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new IllegalStateException(
            "the data folder " + folder.toAbsolutePath() + " is in use by another process", e);
      }
      throw e;
    }
  }

  /// Makes the file elsewhere, as half of a new one could not be opened after a cut of the power.
  /// It takes its place only where nobody else has made one meanwhile.
  private static void create(Path file) throws IOException {
    var made = Files.createTempFile(file.getParent(), NAME, ".new");
    try {
      open(made.toString()).close();
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      // that one is opened
    } finally {
      Files.delete(made);
    }
  }

  static StoreFile open(String file) {
    var scanned = new ScannedFile();
    scanned.open(file, false, null);
    var store =
        new MVStore.Builder()
            .adoptFileStore(scanned)
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    // space may be written again at once: every version is synced before the next is written
    store.setRetentionTime(0);
    return new StoreFile(store);
  }

  boolean isPersistent() {
    return disk != null;
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
    commits++;
  }

  void sync() {
    store.sync();
  }

  /// In bytes; 0 in memory.
  long size() {
    return disk == null ? 0 : disk.size();
  }

  /// Whether so much of the file is out of date that a step of compaction is due. Asked after a
  /// commit, so that the work is in proportion to what is written.
  boolean isCompactionDue() {
    return disk != null
        && commits % COMMITS_BETWEEN_COMPACTIONS == 0
        && disk.size() >= WORTH_COMPACTING_BYTES
        && disk.getChunksFillRate() < LEAST_FILL_PERCENT;
  }

  /// Takes one short step towards a file that is not mostly out of date. Nobody may change a map
  /// meanwhile.
  void compact() {
    if (store.compact(LEAST_FILL_PERCENT, COMPACTION_STEP_BYTES)) {
      commit();
      sync();
    }
  }

  void close() {
    store.close();
  }

  /// Closes the file without writing to it.
  void abandon() {
    store.closeImmediately();
  }

  /// A file that looks at every chunk when it is opened, and goes on from the newest version that
  /// is whole. The library follows its header instead, and takes an older version where that leads
  /// to none: after a kill between a chunk and the header that names it, and after a file that a
  /// kill left was opened and closed without a change.
  private static final class ScannedFile extends SingleFileStore {
    ScannedFile() {
      super(Map.of("cacheSize", CACHE_MEBIBYTES, "pageSplitSize", PAGE_BYTES));
    }

    @Override
    protected void readStoreHeader(boolean recoveryMode) {
      super.readStoreHeader(true);
    }
  }
}
