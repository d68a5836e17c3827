package org.doubleloop.bench.edits;

import java.nio.file.Path;
import java.util.List;
import org.doubleloop.bench.Figure;

/// What edits teach: phrases of one half of real texts predicted for the other, made-up people
/// whose wishes are known, and how long all of it takes.
public final class EditsBench {
  private EditsBench() {}

  /// @param arguments the folder of the texts, which may be empty
  public static void main(String[] arguments) throws Exception {
    var folder = arguments.length > 0 ? arguments[0] : "";
    for (String name : List.of("lamp-edits.jsonl.gz", "lamp-more-edits.jsonl.gz")) {
      if (!folder.isEmpty()) {
        HeldOutTexts.read(Path.of(folder, name)).figures().forEach(System.out::println);
      }
    }
    Wishes.figures().forEach(System.out::println);
    FoldedEdits.figures().forEach(System.out::println);
  }

  static String told(String name, double value, String unit) {
    return new Figure("edits." + name, value, unit).line();
  }
}
