package org.doubleloop.recommender.abridged;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doubleloop.recommender.abridged.Block.Sentence;

/// A message as the sentences that it is made of, so that one can be taken out and the rest reads
/// as it did. Where it is not clear whether a sentence ends, it does not.
record Message(List<Block> blocks) {
  private static final Pattern LINE = Pattern.compile("[^\\n]*(?:\\n|\\z)");

  Message {
    blocks = List.copyOf(blocks);
  }

  static Message of(String text) {
    var blocks = new ArrayList<Block>();
    var block = new StringBuilder();
    int number = 0;
    for (var lines = LINE.matcher(text); lines.find() && !lines.group().isEmpty(); ) {
      var line = lines.group();
      boolean begins = Block.isItem(line) || isEnded(block.toString(), blocks.isEmpty());
      if (begins && !line.isBlank() && !block.isEmpty()) {
        blocks.add(Block.of(block.toString(), number));
        number += blocks.getLast().sentences().size();
        block.setLength(0);
      }
      block.append(line);
    }
    blocks.add(Block.of(block.toString(), number));
    return new Message(blocks);
  }

  /// Whether the next line begins something new: after a blank line or a colon, and after the comma
  /// of a greeting.
  private static boolean isEnded(String block, boolean isFirst) {
    var said = block.stripTrailing();
    boolean isGreeting = isFirst && said.endsWith(",") && said.indexOf('\n') < 0;
    return isGreeting
        || said.endsWith(":")
        || block.substring(said.length()).chars().filter(each -> each == '\n').count() > 1;
  }

  List<Sentence> sentences() {
    return blocks.stream().flatMap(each -> each.sentences().stream()).toList();
  }

  /// The same without a sentence, or without the block that it is alone in. Nothing where a list
  /// would read as if something were missing.
  Optional<Message> without(Sentence sentence) {
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (block.sentences().contains(sentence)) {
        return block.sentences().size() > 1
            ? Optional.of(with(i, block.without(sentence)))
            : withoutBlock(i);
      }
    }
    return Optional.empty();
  }

  private Message with(int place, Block block) {
    var others = new ArrayList<>(blocks);
    others.set(place, block);
    return new Message(others);
  }

  private Optional<Message> withoutBlock(int place) {
    var block = blocks.get(place);
    boolean isAlone = !isItem(place - 1) && !isItem(place + 1);
    if (block.isNumbered() || (block.isItem() && isAlone)) {
      return Optional.empty();
    }
    var others = new ArrayList<>(blocks);
    others.remove(place);
    if (place > 0) {
      var last = others.get(place - 1);
      boolean isWider = place == others.size() || block.end().length() > last.end().length();
      others.set(place - 1, isWider ? last.ending(block.end()) : last);
    }
    return Optional.of(new Message(others));
  }

  private boolean isItem(int place) {
    return place >= 0 && place < blocks.size() && blocks.get(place).isItem();
  }

  String text() {
    var text = new StringBuilder();
    blocks.forEach(each -> text.append(each.text()));
    return text.toString();
  }
}
