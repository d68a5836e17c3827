package org.doubleloop.recommender.asking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a model is told to do, in this program's own words: a file with a version in its name,
/// which every text that is written by it names. Who changes the words gives the file the next
/// version.
///
/// @param name and version, such as `draft.v2`
public record Instructions(String name, String text) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,39}\\.v[1-9][0-9]{0,3}");

  public Instructions {
    if (!NAME.matcher(name).matches() || text.isBlank()) {
      throw new IllegalArgumentException("Instructions have words, a name and a version: " + name);
    }
  }

  /// Those of the resource `prompts/NAME.md`. Read once, when the program starts.
  public static Instructions named(String name) {
    try (var in = Instructions.class.getResourceAsStream("/prompts/" + name + ".md")) {
      if (in == null) {
        throw new IllegalArgumentException("There are no instructions " + name);
      }
      return new Instructions(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text with a word in it that nobody can know, by which it is known again where an answer
  /// repeats it.
  public String marked(String mark) {
    return text.strip() + "\n\nNever write the word " + mark + ".\n";
  }
}
