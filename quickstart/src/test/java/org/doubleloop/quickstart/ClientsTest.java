package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The loop as clients turn it that were generated from the served document, and events as the
/// official SDKs of CloudEvents send them: `clients/try`. Where Node or Python, or the packages
/// that they take, are not there, it says so and is skipped. `make verify ALL=yes` makes it.
@Tag("clients")
@ExtendWith(SharedQuickstart.Giver.class)
class ClientsTest {

  /// By which `clients/try` says that it was skipped.
  private static final int SKIPPED = 77;

  @ParameterizedTest
  @CsvSource({
    "node, The loop has turned by openapi-fetch, Events were taken from the SDK for JavaScript",
    "python, The loop has turned by the client of openapi-generator, Events were taken from the SDK"
        + " for Python"
  })
  void turnTheLoop(
      String language,
      String loop,
      String events,
      @TempDir Path folder,
      SharedQuickstart quickstart)
      throws Exception {
    var output = folder.resolve("said.txt");
    var process =
        new ProcessBuilder(Path.of("..", "clients", "try").toString(), language)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    process
        .environment()
        .putAll(
            Map.of(
                "DOUBLELOOP", quickstart.address().toString(),
                "REP", quickstart.keys().rep(),
                "REVIEWER", quickstart.keys().reviewer(),
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    var tried = process.start();
    assertThat(tried.waitFor(5, TimeUnit.MINUTES)).isTrue();
    var said = Files.readString(output);
    if (tried.exitValue() == SKIPPED) {
      sayLoudly(said);
    }
    assumeTrue(tried.exitValue() != SKIPPED, said);
    assertThat(said).contains(loop, events);
    assertThat(tried.exitValue()).as(said).isZero();
  }

  @SuppressWarnings("SystemOut")
  private static void sayLoudly(String said) {
    System.err.println("\n*** " + said.strip() + "\n");
  }
}
