package org.doubleloop.kit.lane;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends documents to this process's lane by group commit: while one batch is stored the next one
/// collects, and nothing waits for a clock.
public final class LaneWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LaneWriter.class);

  private final Codec<Document> codec;
  private final LaneSettings settings;
  private final LaneClock clock;
  private final AppendQueue queue;
  private final CurrentLane lane;
  private final BatchAppender commit;
  private final LaneKeeper keeper;
  private final Semaphore keepNow = new Semaphore(0);
  private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread writing;
  private final Thread keeping;
  private volatile boolean closed;

  /// @param name of this writer, which no other writer ever has
  LaneWriter(
      LaneRegister register,
      LaneEntries entries,
      Codec<Document> codec,
      LaneSettings settings,
      LaneClock clock,
      String name) {
    this.codec = codec;
    this.settings = settings;
    this.clock = clock;
    queue = new AppendQueue(settings.writing());
    lane =
        new CurrentLane(register, name, clock, settings.keeping().abandonAfter(), keepNow::release);
    commit = new BatchAppender(lane, entries, settings.writing(), clock, this::tell);
    keeper = new LaneKeeper(lane, register, entries, settings.keeping(), clock);
    writing = Thread.ofPlatform().daemon().name("lane-writer").start(this::write);
    keeping = Thread.ofPlatform().daemon().name("lane-keeper").start(this::keep);
  }

  /// Takes a document with `_id`, `organization` and `kind`, and answers once it is durable. `lane`
  /// and `seq` are set here, in the answer's copy; the document must not be changed meanwhile. The
  /// future fails with [StoreUnavailableException] when the store fails for too long.
  ///
  /// @throws LaneOverloadedException when too much is waiting; nothing was taken
  /// @throws StoreUnavailableException when the writer is closed
  public CompletableFuture<Appended> append(Document document) {
    return appendAll(List.of(document)).thenApply(List::getFirst);
  }

  /// Takes documents all or none, and answers for each. They stand in this order in the lane.
  ///
  /// @throws LaneOverloadedException when too much is waiting; nothing was taken
  /// @throws StoreUnavailableException when the writer is closed
  public CompletableFuture<List<Appended>> appendAll(List<Document> documents) {
    return appendAll(documents, null);
  }

  private CompletableFuture<List<Appended>> appendAll(
      List<Document> documents, @Nullable Set<String> told) {
    List<CompletableFuture<Appended>> answers = new ArrayList<>(documents.size());
    List<Pending> pendings = new ArrayList<>(documents.size());
    for (Document document : documents) {
      LaneDocuments.check(document);
      var encoded = LaneDocuments.encode(document, codec);
      if (encoded.length > settings.writing().documentBytes()) {
        answers.add(CompletableFuture.completedFuture(tooLarge(encoded.length)));
      } else {
        var pending = new Pending(document, encoded, told, clock.nanos().getAsLong());
        pendings.add(pending);
        answers.add(pending.answer());
      }
    }
    if (!pendings.isEmpty()) {
      queue.offer(pendings);
    }
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(all -> answers.stream().map(CompletableFuture::join).toList());
  }

  /// As [#append], and waits for the answer.
  ///
  /// @throws StoreUnavailableException when the store does not answer in time, or the writer is
  ///   closed
  public Appended store(Document document) {
    return answer(append(document));
  }

  /// As [#appendAll], and waits for the answers.
  ///
  /// @throws StoreUnavailableException when the store does not answer in time, or the writer is
  ///   closed
  public List<Appended> storeAll(List<Document> documents) {
    return answer(appendAll(documents));
  }

  /// As [#storeAll(List)], but reads only some fields of what stood there before: what is stored
  /// may be far larger than what is sent.
  ///
  /// @param told the fields that a [duplicate][Appended.Duplicate] has beside its position
  public List<Appended> storeAll(List<Document> documents, Set<String> told) {
    return answer(appendAll(documents, told));
  }

  /// How many documents wait for the next group commit.
  public int queued() {
    return queue.size();
  }

  /// Finishes what is queued and closes the lane. What the store does not take within its patience
  /// fails.
  @Override
  public void close() {
    queue.close();
    joinUninterruptibly(writing);
    answering.close();
    closed = true;
    keepNow.release();
    joinUninterruptibly(keeping);
  }

  void handOverTo(Consumer<List<TailEntry>> tail) {
    commit.handOverTo(tail);
  }

  /// Waits for a store that hangs only as long as callers wait for a service; the write goes on.
  private <T> T answer(CompletableFuture<T> appended) {
    long longest = settings.writing().patience().multipliedBy(2).toNanos();
    try {
      return appended.orTimeout(longest, TimeUnit.NANOSECONDS).join();
    } catch (CompletionException failed) {
      throw switch (failed.getCause()) {
        case StoreUnavailableException unavailable -> unavailable;
        case TimeoutException hangs ->
            new StoreUnavailableException("the store did not answer in time", hangs);
        case null, default -> failed;
      };
    }
  }

  private Appended tooLarge(int bytes) {
    return new Appended.Refused(
        "the document has %d bytes, and %d are the most"
            .formatted(bytes, settings.writing().documentBytes()));
  }

  private void write() {
    List<Pending> batch = queue.take();
    try {
      while (!batch.isEmpty()) {
        commit.commit(batch);
        batch = queue.take();
      }
    } finally {
      // Only after an error that no attempt survives, as when memory is exhausted.
      queue.close();
      while (!batch.isEmpty()) {
        batch.forEach(p -> p.failed(new StoreUnavailableException("the writer has failed", null)));
        tell(batch);
        batch = queue.take();
      }
    }
  }

  /// On other threads, so that a caller's continuation cannot hold up the next group commit.
  private void tell(List<Pending> decided) {
    if (!decided.isEmpty()) {
      answering.execute(() -> decided.forEach(Pending::tell));
    }
  }

  private void keep() {
    while (!closed) {
      keeper.keep();
      awaitNextKeeping();
    }
    keeper.keep();
    try {
      lane.close();
    } catch (MongoException unavailable) {
      log.warn("The lane stays open until others close it: {}", unavailable.toString());
    }
  }

  private void awaitNextKeeping() {
    try {
      if (keepNow.tryAcquire(settings.keeping().heartbeatEvery().toNanos(), TimeUnit.NANOSECONDS)) {
        keepNow.drainPermits();
      }
    } catch (InterruptedException sooner) {
      keepNow.drainPermits();
    }
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
