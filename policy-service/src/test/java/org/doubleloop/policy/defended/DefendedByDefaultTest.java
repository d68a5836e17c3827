package org.doubleloop.policy.defended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.with;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Evidence;
import org.doubleloop.policy.test.Outreach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class DefendedByDefaultTest {
  private static final LocalDate SINCE = LocalDate.parse("2026-07-01");
  private static final List<Evidence> EVIDENCE =
      List.of(new Evidence("They replied.", List.of(), List.of("action-1")));

  private final PolicyContent content = content(reviewed());

  @Test
  void beginsWhenTheDayIsOver() {
    assertThat(since("2026-06-30T23:59:59.999Z")).isNull();
    assertThat(since("2026-07-01T00:00:00Z")).isEqualTo(SINCE);
    assertThat(since("2027-07-01T00:00:00Z")).isEqualTo(SINCE);
  }

  @Test
  void neverBeginsWithoutADay() {
    var without = content(Outreach.content());
    assertThat(DefendedByDefault.since(without, Instant.parse("9000-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void isAllOfItWhereNothingHasHappened() {
    var defended = DefendedByDefault.of(SINCE, content, List.of());
    assertThat(defended.since()).isEqualTo(SINCE);
    assertThat(defended.itself()).isTrue();
    assertThat(defended.clauses())
        .extracting(ClauseRef::id)
        .containsExactly(
            "efficiency-email",
            "sustainability-email",
            "efficiency-call",
            "customers-by-phone",
            "managers-by-email",
            "short",
            "formal");
  }

  @Test
  void isNotWhatWasChangedFromEvidence() {
    var after = content(with(reviewed(), "/guidance/0/text", "\"Two sentences.\""));
    var defended =
        DefendedByDefault.of(SINCE, after, List.of(new Revision(content, after, EVIDENCE)));
    assertThat(defended.itself()).isFalse();
    assertThat(defended.clauses())
        .extracting(ClauseRef::id)
        .doesNotContain("short")
        .contains("formal", "customers-by-phone");
  }

  @Test
  void isWhatWasChangedFromNone() {
    var after = content(with(reviewed(), "/guidance/0/text", "\"Two sentences.\""));
    var defended =
        DefendedByDefault.of(SINCE, after, List.of(new Revision(content, after, List.of())));
    assertThat(defended.itself()).isTrue();
    assertThat(defended.clauses()).extracting(ClauseRef::id).contains("short");
  }

  @Test
  void takesTheEvidenceOfARuleThatIsChanged() {
    var after =
        content(
            with(
                reviewed(),
                "/rules/1/evidence",
                "[{\"statement\": \"Nobody answered.\", \"signals\": [\"action-9\"]}]"));
    var defended =
        DefendedByDefault.of(SINCE, after, List.of(new Revision(content, after, List.of())));
    assertThat(defended.itself()).isFalse();
    assertThat(defended.clauses())
        .extracting(ClauseRef::id)
        .doesNotContain("managers-by-email")
        .contains("customers-by-phone");
  }

  private @Nullable LocalDate since(String now) {
    return DefendedByDefault.since(content, Instant.parse(now)).orElse(null);
  }

  private static ObjectNode reviewed() {
    return with(Outreach.content(), "/review", "{\"reviewBy\": \"2026-06-30\"}");
  }

  private static PolicyContent content(ObjectNode content) {
    return ContentCodec.convert(content, PolicyContent.class);
  }
}
