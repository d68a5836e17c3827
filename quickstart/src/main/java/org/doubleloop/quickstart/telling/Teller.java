package org.doubleloop.quickstart.telling;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Prints a story at reading speed, or at once.
public final class Teller {

  private static final Duration PER_WORD = Duration.ofMillis(160);

  private final PrintStream out;
  private final boolean atOnce;
  private int chapter;

  public Teller(PrintStream out, boolean atOnce) {
    this.out = out;
    this.atOnce = atOnce;
  }

  public void chapter(String title) {
    chapter++;
    out.printf("%n%d. %s%n%s%n", chapter, title, "─".repeat(title.length() + 3));
    pause(title);
  }

  /// @param text a format, filled with facts
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be the only use of its library
  public void say(String text, @Nullable Object... facts) {
    var line = text.formatted(facts);
    out.println("   " + line.replace("\n", "\n   "));
    pause(line);
  }

  /// Something quoted from an answer.
  public void quote(String text) {
    out.println("      │ " + text.replace("\n", "\n      │ "));
    pause(text);
  }

  private void pause(String text) {
    out.flush();
    if (!atOnce) {
      try {
        Thread.sleep(PER_WORD.multipliedBy(text.split("\\s+", -1).length));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
