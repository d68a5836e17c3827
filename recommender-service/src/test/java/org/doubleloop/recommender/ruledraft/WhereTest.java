package org.doubleloop.recommender.ruledraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.kit.condition.Condition;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.policy.Attribute;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.ruledraft.Note.Code;
import org.doubleloop.recommender.ruledraft.Where.By;
import org.junit.jupiter.api.Test;

class WhereTest {

  /// What conditions might take for something else than text, and a few letters.
  private static final List<String> PARTS =
      List.of(
          "'",
          "\"",
          "\\",
          "\n",
          "\r",
          "\t",
          "\u0000",
          "\u0085",
          "\\u0041",
          "{{x}}",
          "\uD83D\uDE00",
          "é",
          "a",
          " ",
          "==",
          "true");

  /// More by `-Ddoubleloop.texts=2000`.
  private static final int TEXTS = Integer.getInteger("doubleloop.texts", 500);

  private static final Attribute PLAN =
      new Attribute("plan", AttributeType.STRING, List.of("free", "paid"), false);
  private static final Attribute VIP =
      new Attribute("vip", AttributeType.BOOLEAN, List.of(), false);
  private static final Attribute SIZE =
      new Attribute("size", AttributeType.STRING, List.of("s", "m"), false);
  private static final Attribute CITY =
      new Attribute("city", AttributeType.STRING, List.of(), false);
  private static final Attribute SEATS =
      new Attribute("seats", AttributeType.NUMBER, List.of(), false);

  @Test
  void holdsInTheContextThatItIsMadeFromWhateverItsTextsAre() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < TEXTS; i++) {
      var text =
          random
              .ints(random.nextInt(1, 8), 0, PARTS.size())
              .mapToObj(PARTS::get)
              .collect(Collectors.joining());
      var context = Map.<String, Object>of("city", text, "vip", random.nextBoolean());
      var where = Where.named(version(CITY, VIP), context, List.of("city", "vip"));
      assertThat(holds(where, context)).as(where.condition()).isTrue();
      assertThat(holds(where, Map.of("city", text + "x", "vip", context.get("vip")))).isFalse();
    }
  }

  @Test
  void takesTheStrongestPlaceElseTheFirstTwoThatDivideTheCounts() {
    var context =
        Map.<String, Object>of(
            "vip", false, "plan", "paid", "size", "m", "city", "Bern", "seats", 3, "crm", 1);
    var version = version(SEATS, CITY, VIP, PLAN, SIZE);
    var chosen = Where.chosen(version, context, Optional.empty());
    assertThat(chosen.by()).isEqualTo(By.ORDER);
    assertThat(chosen.condition()).isEqualTo("vip == false && plan == 'paid'");
    assertThat(chosen.cell())
        .contains(Cell.of(new Trait("plan", "paid"), new Trait("vip", "false")));
    assertThat(chosen.leftOut(version, context))
        .extracting(Note::attribute, Note::code)
        .containsExactly(
            tuple("city", Code.FREE_TEXT),
            tuple("crm", Code.UNDECLARED),
            tuple("seats", Code.NUMBER),
            tuple("size", Code.NOT_USED));

    var strongest = Cell.of(new Trait("size", "m"));
    var counted = Where.chosen(version, context, Optional.of(strongest));
    assertThat(counted.by()).isEqualTo(By.COUNTS);
    assertThat(counted.condition()).isEqualTo("size == 'm'");
    assertThat(counted.cell()).contains(strongest);
  }

  @Test
  void countsNothingByMoreThanTwoAttributesOrByFreeText() {
    var context = Map.<String, Object>of("vip", true, "plan", "paid", "size", "m", "city", "Bern");
    var version = version(VIP, PLAN, SIZE, CITY);
    assertThat(Where.named(version, context, List.of("vip", "plan", "size")).cell()).isEmpty();
    assertThat(Where.named(version, context, List.of("vip", "city")).cell()).isEmpty();
    assertThat(Where.named(version, context, List.of("size")).cell()).isPresent();
  }

  @Test
  void leavesOutValuesThatTheVersionDoesNotDeclare() {
    var context = Map.<String, Object>of("plan", "trial", "vip", "yes");
    var version = version(PLAN, VIP);
    var where = Where.chosen(version, context, Optional.empty());
    assertThat(where.condition()).isEqualTo("true");
    assertThat(where.words()).isEqualTo("everywhere");
    assertThat(where.leftOut(version, context))
        .extracting(Note::code)
        .containsOnly(Code.OTHER_VALUE);
  }

  private static boolean holds(Where where, Map<String, Object> context) {
    var types = Map.of("city", AttributeType.STRING, "vip", AttributeType.BOOLEAN);
    return Condition.of(where.condition(), types).holds(context);
  }

  private static PolicyVersion version(Attribute... attributes) {
    var some = SomePolicy.some().build();
    return new PolicyVersion(
        some.key(),
        some.version(),
        some.effectiveFrom(),
        some.proposal(),
        some.mode(),
        some.unit(),
        some.metric(),
        some.watch(),
        some.leading(),
        some.exploration(),
        List.of(attributes),
        some.options(),
        some.rules(),
        some.guidance());
  }
}
