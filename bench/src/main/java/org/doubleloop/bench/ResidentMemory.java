package org.doubleloop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process holds of the machine's memory.
final class ResidentMemory {

  private ResidentMemory() {}

  /// Megabytes, as Linux counts them.
  static double megabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
        .findFirst()
        .orElseThrow();
  }
}
