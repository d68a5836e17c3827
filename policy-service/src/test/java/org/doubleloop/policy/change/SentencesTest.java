package org.doubleloop.policy.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.policy.content.PolicyContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes as people read them.
class SentencesTest {
  private static final String CONTENT =
      """
      {"title": "Hello", "hypothesis": "Short is better.",
       "metric": {"outcome": "replied", "direction": "INCREASE", "target": 0.12, "window": "P14D"},
       "options": [{"id": "short", "title": "Short mail", "attributes": {"channel": "email"}},
                   {"id": "long"}],
       "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
       "rules": [{"id": "lead", "when": "true", "effect": "PREFER", "options": ["short"],
                  "reason": "Ours."}],
       "guardrails": [{"id": "no-calls", "matching": {"channel": "phone"}, "reason": "Asked."}],
       "guidance": [{"id": "tone", "text": "Be kind."}, {"id": "end", "text": "Say thanks.", "marks": {"with": ["thanks"]}, "share": 0.125}],
       "watch": [{"id": "left", "outcome": "unsubscribed", "direction": "DECREASE"}],
       "review": {"quorum": 2, "owners": ["ann"], "reviewers": []}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/hypothesis | 'Long is better.' | Hypothesis `Short is better.` to `Long is better.`",
        "/metric/target | 0.15 | Target 0.12 to 0.15",
        "/metric/window | 'P7D' | Window 14 days to 7 days",
        "/metric/grace | 'PT1H' | Grace now 1 hour",
        "/metric/countWeak | true | Counts weak outcomes now",
        "/title | | No title any more",
        "/review/quorum | 1 | Approvals needed 2 to 1",
        "/review/owners | ['ann', 'bob'] | Owners: now also `bob`",
        "/rules/0/when | 'plan == ''free''' | Rule `lead` now holds where `plan == 'free'`, before:"
            + " everywhere",
        "/rules/0/effect | 'REQUIRE' | Rule `lead` now requires what it preferred",
        "/rules/0/options | ['long'] | Rule `lead` options: now also `long`, no longer `short`",
        "/rules/0/reason | 'Theirs.' | Rule `lead` now has the reason `Theirs.` instead of `Ours.`",
        "/rules/0/locked | true | Rule `lead` is locked",
        "/guardrails/0/matching/channel | 'sms' | Guardrail `no-calls` now asks for `channel=sms`"
            + " instead of `channel=phone`",
        "/guidance/0/text | 'Be brief.' | Guidance `tone` now says `Be brief.` instead of `Be"
            + " kind.`",
        "/guidance/0/share | 0.5 | Guidance `tone` is served to 50 % of units by lot, before: all"
            + " units",
        "/guidance/0/marks | {'without': ['Dear Sir']} | Guidance `tone` without: now also `Dear"
            + " Sir`",
        "/guidance/1/marks/with | ['thanks', 'thank you'] | Guidance `end` with: now also `thank"
            + " you`",
        "/guidance/1/marks | | Guidance `end` with: no longer `thanks`",
        "/guidance/1/share | | Guidance `end` is served to all units, before: 12.5 % of units by"
            + " lot",
        "/guidance/1 | | Guidance `end` is removed: `Say thanks.` everywhere, with one of `thanks`,"
            + " for 12.5 % of units by lot",
        "/options/0/title | 'Brief mail' | Option `short` now has the title `Brief mail` instead of"
            + " `Short mail`",
        "/options/0/attributes/channel | 'sms' | Option `short` now has the channel `sms` instead"
            + " of `email`",
        "/options/1/draft | 'Dear you' | Option `long` now has the draft `Dear you`",
        "/attributes/0/required | true | Attribute `plan` is required now",
        "/attributes/0/values | ['free'] | Attribute `plan` values: no longer `paid`",
        "/watch/0/outcome | 'complained' | Watch metric `left` now has the outcome `complained`"
            + " instead of `unsubscribed`",
        "/options/2 | {'id': 'call', 'title': 'A call'} | New option `call`: `A call`",
        "/rules/1 | {'id': 'paid', 'when': 'plan == ''paid''', 'effect': 'AVOID', 'options':"
            + " ['long'], 'reason': 'r'} | New rule `paid`: avoids `long` where `plan == 'paid'`",
        "/guardrails/1 | {'id': 'g', 'options': ['long'], 'reason': 'r'} | New guardrail `g`:"
            + " forbids `long` everywhere",
        "/guidance/2 | {'id': 'x', 'text': 'No jokes.', 'when': 'plan == ''paid'''} | New guidance"
            + " `x`: `No jokes.` where `plan == 'paid'`",
        "/guidance/2 | {'id': 'x', 'text': 'No jokes.', 'marks': {'without': ['lol', 'haha'],"
            + " 'with': ['regards']}} | New guidance `x`: `No jokes.` everywhere, without `lol` or"
            + " `haha`, with one of `regards`",
        "/attributes/1 | {'name': 'seats', 'type': 'NUMBER', 'required': true} | New attribute"
            + " `seats`: a number, required",
        "/leading/0 | {'id': 'l', 'outcome': 'opened', 'direction': 'INCREASE'} | New leading"
            + " indicator `l`: the more `opened` the better",
        "/guardrails/0 | | Guardrail `no-calls` is removed: forbids every option with"
            + " `channel=phone` everywhere",
        "/watch/0 | | Watch metric `left` is removed: the fewer `unsubscribed` the better",
        "/guidance/0 | | Guidance `tone` is removed: `Be kind.` everywhere"
      })
  void sayWhatIsAnother(String pointer, String value, String sentence) {
    var after = read();
    int last = pointer.lastIndexOf('/');
    var name = pointer.substring(last + 1);
    var json =
        value == null
            ? null
            : value.replace("''", "\u0000").replace('\'', '"').replace("\u0000", "'");
    var node = json == null ? null : StrictJson.mapper().readTree(json);
    if (pointer.equals("/leading/0")) {
      after.putArray("leading");
    }
    switch (after.at(pointer.substring(0, last))) {
      case ObjectNode object when node == null -> object.remove(name);
      case ObjectNode object -> object.set(name, node);
      case ArrayNode array when node == null -> array.remove(Integer.parseInt(name));
      case ArrayNode array when array.size() == Integer.parseInt(name) -> array.add(node);
      case ArrayNode array -> array.set(Integer.parseInt(name), node);
      default -> throw new IllegalArgumentException(pointer);
    }
    assertThat(ContentDiff.between(content(read()), content(after)))
        .extracting(ClauseChange::sentence)
        .containsExactly(sentence);
  }

  @Test
  void sayWhereAClauseStandsThatIsMoved() {
    var after = read();
    var guidance = (ArrayNode) after.get("guidance");
    guidance.add(guidance.remove(0));
    assertThat(ContentDiff.between(content(read()), content(after)))
        .extracting(ClauseChange::sentence)
        .containsExactly("Guidance `tone` now stands at the end");
  }

  @Test
  void sayThatOthersAreMovedPastWhatIsLocked() {
    var before = read();
    var guidance = (ArrayNode) before.get("guidance");
    ((ObjectNode) guidance.get(1)).put("locked", true);
    var after = before.deepCopy();
    var moved = (ArrayNode) after.get("guidance");
    moved.add(moved.remove(0));
    assertThat(ContentDiff.between(content(before), content(after)))
        .extracting(ClauseChange::sentence)
        .containsExactly("Guidance `tone` now stands at the end");
  }

  private static ObjectNode read() {
    return (ObjectNode) StrictJson.mapper().readTree(CONTENT);
  }

  private static PolicyContent content(ObjectNode content) {
    return RandomContents.content(content);
  }
}
