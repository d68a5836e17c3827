package org.doubleloop.policy.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.with;
import static org.doubleloop.policy.test.Outreach.without;

import java.util.Objects;
import org.doubleloop.policy.clause.Clause.Kind;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.test.Outreach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ClausesTest {
  private final PolicyContent base = content(Outreach.content());

  @Test
  void addsAllThatTheFirstContentSays() {
    var changes = Clauses.changes(null, base);
    assertThat(changes).extracting(ClauseChange::kind).containsOnly(ClauseChange.Kind.ADDED);
    assertThat(changes)
        .extracting(ClauseChange::clause)
        .startsWith(null, new Clause(Kind.ATTRIBUTE, "industry"))
        .contains(
            new Clause(Kind.OPTION, "efficiency-call"),
            new Clause(Kind.RULE, "managers-by-email"),
            new Clause(Kind.GUARDRAIL, "no-calls-in-retail"),
            new Clause(Kind.GUIDANCE, "formal"))
        .hasSize(1 + 4 + 3 + 2 + 1 + 2);
  }

  @Test
  void changesNothingWhereBothSayTheSame() {
    assertThat(Clauses.changes(base, content(Outreach.content()))).isEmpty();
  }

  @Test
  void tellsWhatAClauseSaidBeforeAndSaysNow() {
    var after = with(Outreach.content(), "/rules/1/reason", "\"They said so.\"");
    assertThat(Clauses.changes(base, content(after)))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.clause()).isEqualTo(new Clause(Kind.RULE, "managers-by-email"));
          assertThat(change.kind()).isEqualTo(ClauseChange.Kind.CHANGED);
          assertThat(change.before())
              .contains("Managers do not take calls.", "\"channel\":\"email\"");
          assertThat(change.after()).contains("They said so.");
        });
  }

  @Test
  void tellsOfThePolicysOwnFieldsThoseThatDiffer() {
    var after = with(Outreach.content("better"), "/metric/target", "0.2");
    assertThat(Clauses.changes(base, content(without(after, "/title"))))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.clause()).isNull();
          assertThat(change.before()).contains("Outreach to decision makers", "0.12");
          assertThat(change.after())
              .contains("better", "0.2")
              .doesNotContain("title", "exploration");
        });
  }

  @Test
  void tellsWhatIsGoneAndWhatIsNewAndNotWhatOnlyMoved() {
    var after = Outreach.content();
    var rules = after.withArray("/rules");
    rules.add(rules.remove(0));
    after.withArray("/guidance").remove(0);
    after.withArray("/guidance").addObject().put("id", "warm").put("text", "Be kind.");
    assertThat(Clauses.changes(base, content(after)))
        .extracting(change -> change.kind() + " " + Objects.requireNonNull(change.clause()).id())
        .containsExactly("ADDED warm", "REMOVED short");
  }

  private static PolicyContent content(ObjectNode content) {
    return ContentCodec.convert(content, PolicyContent.class);
  }
}
