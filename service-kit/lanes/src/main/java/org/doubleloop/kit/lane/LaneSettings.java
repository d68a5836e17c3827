package org.doubleloop.kit.lane;

import java.time.Duration;

/// The bounds that a writer and a tailer keep.
public record LaneSettings(Writing writing, Keeping keeping, Tailing tailing) {
  /// What is right for a service.
  public static LaneSettings defaults() {
    return new LaneSettings(Writing.defaults(), Keeping.defaults(), Tailing.defaults());
  }

  /// @param batchDocuments most documents of one group commit
  /// @param batchBytes most bytes of one group commit
  /// @param queueDocuments documents that may wait; more are refused as overload
  /// @param queueBytes bytes that may wait
  /// @param documentBytes most bytes of one document
  /// @param patience how long a document waits for a store that fails; a caller waits twice as long
  ///   for one that hangs, which is less than a service may take to answer
  public record Writing(
      int batchDocuments,
      int batchBytes,
      int queueDocuments,
      int queueBytes,
      int documentBytes,
      Duration patience) {
    public Writing {
      requirePositive(batchDocuments, batchBytes, queueDocuments, queueBytes, documentBytes);
      requirePositive(patience);
    }

    static Writing defaults() {
      var mebi = 1 << 20;
      return new Writing(
          1_000, 8 * mebi, 10_000, 64 * mebi, 16 * mebi - (1 << 16), Duration.ofSeconds(5));
    }
  }

  /// @param heartbeatEvery how often a writer says that it lives
  /// @param abandonAfter without an acknowledged heartbeat for so long a writer leaves its lane
  /// @param closeAfter without a heartbeat for so long others close a lane
  /// @param sweepEvery how often closed lanes are searched for documents past their end
  public record Keeping(
      Duration heartbeatEvery, Duration abandonAfter, Duration closeAfter, Duration sweepEvery) {
    public Keeping {
      requirePositive(heartbeatEvery, abandonAfter, closeAfter, sweepEvery);
    }

    static Keeping defaults() {
      return new Keeping(
          Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofDays(1), Duration.ofHours(1));
    }
  }

  /// @param pollEvery how often the lanes of other live writers are read
  /// @param lookEvery how often new lanes, closed lanes and news in quiet lanes are looked for
  /// @param documents newest documents kept in memory
  /// @param bytes newest bytes kept in memory
  /// @param pageBytes a page ends with the document that passes this many bytes, and so does what
  ///   is read at once from the lanes of other writers
  public record Tailing(
      Duration pollEvery, Duration lookEvery, int documents, long bytes, long pageBytes) {
    public Tailing {
      requirePositive(documents, bytes, pageBytes);
      requirePositive(pollEvery, lookEvery);
    }

    static Tailing defaults() {
      return new Tailing(Duration.ofMillis(15), Duration.ofSeconds(1), 20_000, 32L << 20, 1L << 20);
    }
  }

  private static void requirePositive(long... bounds) {
    for (long bound : bounds) {
      if (bound < 1) {
        throw new IllegalArgumentException("a bound of the lanes must be positive: " + bound);
      }
    }
  }

  private static void requirePositive(Duration... durations) {
    for (Duration duration : durations) {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("a time of the lanes must be positive: " + duration);
      }
    }
  }
}
