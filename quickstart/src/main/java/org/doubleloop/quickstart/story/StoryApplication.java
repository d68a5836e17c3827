package org.doubleloop.quickstart.story;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.quickstart.Quickstart;
import org.doubleloop.quickstart.edits.Model;
import org.doubleloop.quickstart.telling.StoryFailed;

/// Starts a quickstart over an empty folder, tells the story and ends it: `reading` at reading
/// speed, `at-once` without pauses. Exits with 1 where the story fails.
public final class StoryApplication {

  private StoryApplication() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean atOnce = List.of(arguments).contains("at-once");
    var folder = Files.createTempDirectory("doubleloop-story");
    out.println("Starting Doubleloop over an empty folder ...");
    int status = 0;
    try (var model = model();
        var quickstart = Quickstart.start(folder, 0, settings(model))) {
      new Story(quickstart.address(), quickstart.sandboxKeys(), model, out, atOnce).tell();
    } catch (StoryFailed e) {
      out.println();
      out.println("The story ends here: " + e.getMessage());
      status = 1;
    } finally {
      delete(folder);
    }
    System.exit(status);
  }

  /// The one that the environment names, else the stand-in.
  private static Model model() throws IOException {
    var server = Objects.requireNonNullElse(System.getenv("MODEL_SERVER"), "");
    return server.isBlank()
        ? Model.standIn()
        : Model.at(URI.create(server), Objects.requireNonNullElse(System.getenv("MODEL"), "model"));
  }

  private static Map<String, String> settings(Model model) {
    var settings = new HashMap<>(model.settings());
    settings.put("logging.level.root", "WARN");
    return settings;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
