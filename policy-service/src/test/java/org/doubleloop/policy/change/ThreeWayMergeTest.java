package org.doubleloop.policy.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.policy.change.ThreeWayMerge.Conflict;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Merging keeps what each has changed, on contents by chance.
class ThreeWayMergeTest {
  /// More by `-Ddoubleloop.contents=1000`.
  private static final int TRIES = Integer.getInteger("doubleloop.contents", 200);

  private static final ClauseKind[] ALL = ClauseKind.values();

  private final RandomContents contents = new RandomContents(3);

  @Test
  void isTheOneThatChangedWhereOnlyOneDid() {
    for (int i = 0; i < TRIES; i++) {
      var base = contents.content();
      var other = contents.withFields(contents.changed(base, 5, ALL));
      assertMerges(base, base, other, other);
      assertMerges(base, other, base, other);
      assertMerges(base, other, other, other);
    }
  }

  @Test
  void takesBothWhereTheyChangedOtherClauses() {
    for (int i = 0; i < TRIES; i++) {
      var base = contents.content();
      var one = contents.changed(base, 3, ClauseKind.RULE, ClauseKind.OPTION, ClauseKind.WATCH);
      var other = contents.changed(base, 3, ClauseKind.GUIDANCE, ClauseKind.ATTRIBUTE);
      if (i % 2 == 0) {
        other = contents.withFields(other);
      }
      var there = ThreeWayMerge.of(base, one, other);
      var here = ThreeWayMerge.of(base, other, one);
      assertThat(there.conflicts()).isEmpty();
      assertThat(here.conflicts()).isEmpty();
      assertThat(hash(there)).isEqualTo(hash(here));
      var merged = RandomContents.content(there.content());
      assertThat(ContentDiff.between(base, merged))
          .hasSameElementsAs(
              Stream.of(one, other)
                  .flatMap(each -> ContentDiff.between(base, each).stream())
                  .toList());
    }
  }

  @Test
  void neverRevertsWhatOneChangedAndTheOtherDidNot() {
    for (int i = 0; i < TRIES; i++) {
      var base = contents.content();
      var newest = contents.withFields(contents.changed(base, 4, ALL));
      var proposed = contents.changed(base, 4, ALL);
      var merge = ThreeWayMerge.of(base, newest, proposed);
      var merged = Clauses.of(merge.content());
      var conflicting = clauses(merge.conflicts());
      var before = Clauses.of(base);
      var there = Clauses.of(newest);
      var here = Clauses.of(proposed);
      for (var kind : ALL) {
        var ids = new HashSet<>(before.ids(kind));
        ids.addAll(there.ids(kind));
        ids.addAll(here.ids(kind));
        for (var id : ids) {
          var clause = new ClauseRef(kind, id);
          var was = before.get(clause);
          var theirs = there.get(clause);
          var ours = here.get(clause);
          JsonNode is = merged.get(clause);
          if (Objects.equals(was, ours)) {
            assertThat(is).isEqualTo(theirs);
          } else if (Objects.equals(was, theirs)) {
            assertThat(is).isEqualTo(ours);
          } else if (!Objects.equals(theirs, ours)) {
            assertThat(conflicting).contains(clause.toString());
          }
        }
        assertThat(merged.ids(kind)).doesNotHaveDuplicates();
      }
      assertThat(merged.ownFields().get("hypothesis"))
          .isEqualTo(there.ownFields().get("hypothesis"));
    }
  }

  @Test
  void findsTheSameConflictsFromBothSides() {
    for (int i = 0; i < TRIES; i++) {
      var base = contents.content();
      var one = contents.withFields(contents.changed(base, 4, ALL));
      var other = contents.withFields(contents.changed(base, 4, ALL));
      var there = ThreeWayMerge.of(base, one, other).conflicts();
      var here = ThreeWayMerge.of(base, other, one).conflicts();
      assertThat(turned(there)).containsExactlyInAnyOrderElementsOf(here);
      assertThat(there)
          .allSatisfy(conflict ->
              assertThat(conflict.newest() + conflict.proposed())
                  .isNotBlank()
                  .doesNotContain("null"));
    }
  }

  private static List<Conflict> turned(List<Conflict> conflicts) {
    return conflicts.stream()
        .map(each ->
            new Conflict(
                each.clause(), /* newest= */ each.proposed(), /* proposed= */ each.newest()))
        .toList();
  }

  private static List<String> clauses(List<Conflict> conflicts) {
    return conflicts.stream().map(each -> "" + each.clause()).collect(Collectors.toList());
  }

  private static void assertMerges(
      PolicyContent base, PolicyContent newest, PolicyContent proposed, PolicyContent expected) {
    var merge = ThreeWayMerge.of(base, newest, proposed);
    assertThat(merge.conflicts()).isEmpty();
    assertThat(hash(merge)).isEqualTo(ContentCodec.hash(expected));
  }

  private static String hash(ThreeWayMerge merge) {
    return ContentCodec.hash(RandomContents.content(merge.content()));
  }
}
