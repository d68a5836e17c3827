package org.doubleloop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that is gone when it is closed.
public record TemporaryFolder(Path path) implements AutoCloseable {
  /// Makes one; it is removed with all that is in it when it is closed.
  public static TemporaryFolder make() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("doubleloop-bench"));
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }
}
