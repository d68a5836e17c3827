package org.doubleloop.policy.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.policy.change.ClauseChange.Kind;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.edition.ChangeStep;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What a diff says is what changed, on contents by chance.
class ContentDiffTest {
  /// More by `-Ddoubleloop.contents=1000`.
  private static final int TRIES = Integer.getInteger("doubleloop.contents", 200);

  private final RandomContents contents = new RandomContents(1);

  @Test
  void findsNothingBetweenTheSame() {
    for (int i = 0; i < 100; i++) {
      assertThat(ContentDiff.between(contents.content(), new RandomContents(1).content()).isEmpty())
          .isEqualTo(i == 0);
    }
    var content = contents.content();
    assertThat(ContentDiff.between(content, content)).isEmpty();
  }

  @Test
  void isAllThatItTakesToMakeTheOneOfTheOther() {
    for (int i = 0; i < TRIES; i++) {
      var before = contents.content();
      var after =
          i % 2 == 0
              ? contents.content()
              : contents.withFields(contents.changed(before, 3, ClauseKind.values()));
      var applied = ChangeStep.apply(steps(before, after), before);
      var made = RandomContents.content(applied);
      assertThat(ContentCodec.hash(made)).isEqualTo(ContentCodec.hash(after));
    }
  }

  @Test
  void tellsEveryClauseOnceOrTwiceAndOnlyThoseThatChange() {
    for (int i = 0; i < TRIES; i++) {
      var before = contents.content();
      var after = contents.changed(before, 4, ClauseKind.values());
      var told = new HashSet<String>();
      var from = Clauses.of(before);
      var to = Clauses.of(after);
      for (var change : ContentDiff.between(from, to)) {
        boolean isMove = change.kind() == Kind.MOVED;
        assertThat(told.add(change.clause() + " " + isMove)).isTrue();
        assertThat(change.sentence()).isNotBlank().doesNotContain("null");
        var clause = Objects.requireNonNull(change.clause());
        var was = from.get(clause);
        var is = to.get(clause);
        switch (change.kind()) {
          case ADDED -> assertThat(was).isNull();
          case REMOVED -> assertThat(is).isNull();
          case CHANGED -> assertThat(is).isNotNull().isNotEqualTo(was);
          case MOVED -> assertThat(change.fields()).isEmpty();
        }
      }
    }
  }

  @Test
  void makesBothTextsOfTheWords() {
    for (int i = 0; i < TRIES; i++) {
      var before = i % 3 == 0 ? "" : contents.text() + (i % 5 == 0 ? "😀\n" : ".");
      var after = contents.text();
      var words = Words.between(before, after);
      assertThat(text(words, Words.Kind.ADDED)).isEqualTo(before);
      assertThat(text(words, Words.Kind.REMOVED)).isEqualTo(after);
      assertThat(words).allSatisfy(each -> assertThat(each.text()).isNotEmpty());
    }
  }

  @Test
  void takesTextsThatHaveNothingInCommonAsWholes() {
    var before = "a ".repeat(2_000).strip();
    var after = "b-".repeat(2_000);
    var words = Words.between(before, after);
    assertThat(words).hasSizeLessThanOrEqualTo(2001);
    assertThat(text(words, Words.Kind.ADDED)).isEqualTo(before);
    assertThat(text(words, Words.Kind.REMOVED)).isEqualTo(after);
  }

  private static String text(List<Words> words, Words.Kind without) {
    return words.stream()
        .filter(each -> each.kind() != without)
        .map(Words::text)
        .collect(Collectors.joining());
  }

  /// The steps that a diff tells; places from the last clause to the first, so that the one to
  /// stand before is there already.
  private static List<ChangeStep> steps(PolicyContent before, PolicyContent after) {
    var from = Clauses.of(before);
    var to = Clauses.of(after);
    var steps = new ArrayList<ChangeStep>();
    var set = StrictJson.mapper().createObjectNode();
    var clear = new HashSet<String>();
    for (var name : from.ownFieldsWith(to)) {
      var is = to.ownFields().get(name);
      if (is == null) {
        clear.add(name);
      } else {
        set.set(name, is);
      }
    }
    steps.add(new ChangeStep.SetFields(set, clear));
    var placed = new ArrayList<ChangeStep>();
    for (var change : ContentDiff.between(before, after)) {
      var clause = change.clause();
      if (clause == null) {
        continue;
      }
      var is = (ObjectNode) to.get(clause);
      var order = to.ids(clause.kind());
      int next = order.indexOf(clause.id()) + 1;
      var follows = next > 0 && next < order.size() ? order.get(next) : null;
      switch (change.kind()) {
        case REMOVED -> steps.add(new ChangeStep.Remove(clause));
        case CHANGED -> steps.add(new ChangeStep.Replace(clause, Objects.requireNonNull(is)));
        case ADDED ->
            placed.addFirst(new ChangeStep.Add(clause.kind(), Objects.requireNonNull(is), follows));
        case MOVED -> placed.addFirst(new ChangeStep.Move(clause, follows));
      }
    }
    steps.addAll(placed);
    return steps;
  }
}
