package org.doubleloop.recommender.abridged;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A greeting, an item of a list, or lines between which no blank one stands.
///
/// @param marker of the item; empty: it is none
/// @param end the white space behind it
record Block(String marker, List<Sentence> sentences, String end) {
  private static final Pattern MARKER =
      Pattern.compile("[ \\t]*(?:[-*•‣–]|\\p{Nd}{1,3}[.)])[ \\t]+");
  private static final Pattern NUMBER = Pattern.compile("[ \\t]*\\p{Nd}");
  private static final Pattern END =
      Pattern.compile("(?:(?<![.!?…])[.!?…]++[\"'”’»)\\]]*+(?=\\s)|[。！？]+[”’」』）]*)\\s*");

  /// @param before the white space that parts it from the one before
  record Sentence(int number, String before, String text) {}

  Block {
    sentences = List.copyOf(sentences);
  }

  /// @param number of its first sentence
  static Block of(String text, int number) {
    var marker = MARKER.matcher(text);
    int from = marker.lookingAt() ? marker.end() : 0;
    var said = text.substring(from).stripTrailing();
    var sentences = new ArrayList<Sentence>();
    int begin = 0;
    var before = "";
    for (var ends = END.matcher(said); ends.find(); ) {
      if (Boundary.isAt(said, ends.start(), ends.end())) {
        var sentence = said.substring(begin, ends.end()).stripTrailing();
        sentences.add(new Sentence(number + sentences.size(), before, sentence));
        before = said.substring(begin + sentence.length(), ends.end());
        begin = ends.end();
      }
    }
    if (begin < said.length()) {
      sentences.add(new Sentence(number + sentences.size(), before, said.substring(begin)));
    }
    return new Block(text.substring(0, from), sentences, text.substring(from + said.length()));
  }

  static boolean isItem(String line) {
    return MARKER.matcher(line).lookingAt();
  }

  boolean isItem() {
    return !marker.isEmpty();
  }

  /// Whether the others are counted with it.
  boolean isNumbered() {
    return NUMBER.matcher(marker).lookingAt();
  }

  Block without(Sentence sentence) {
    return new Block(
        marker, sentences.stream().filter(each -> !each.equals(sentence)).toList(), end);
  }

  Block ending(String otherEnd) {
    return new Block(marker, sentences, otherEnd);
  }

  String text() {
    var text = new StringBuilder(marker);
    for (Sentence each : sentences) {
      text.append(text.length() == marker.length() ? "" : each.before()).append(each.text());
    }
    return text.append(end).toString();
  }
}
