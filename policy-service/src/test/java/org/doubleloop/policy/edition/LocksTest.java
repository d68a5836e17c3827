package org.doubleloop.policy.edition;

import static org.assertj.core.api.Assertions.assertThat;

import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Guidance `L` is locked; `a`, `b` and `c` are not.
class LocksTest {
  @ParameterizedTest
  @CsvSource({
    "Lab, Lab, true",
    "Lab, Lba, true",
    "Lab, aLb, true",
    "Lab, La, true",
    "Lab, Lacb, true",
    "aLb, aLbc, true",
    "Lab, ab, false",
    "Lab, abL, false",
    "abL, Lab, false",
    "Lab, Mab, false"
  })
  void letOthersBeMovedPastWhatIsLockedButNotThatItself(
      String before, String after, boolean isAllowed) {
    assertThat(isAllowed(before, after, new Suggested.By("rep", false))).isEqualTo(isAllowed);
    assertThat(isAllowed(before, after, new Suggested.By("rep", true))).isTrue();
    assertThat(isAllowed(before, after, new Suggested.By("ann", false))).isTrue();
  }

  private static boolean isAllowed(String before, String after, Suggested.By by) {
    try {
      Locks.require(content(before), content(after), by);
      return true;
    } catch (ServiceException problem) {
      assertThat(problem.type()).isEqualTo(PolicyProblem.LOCKED_CLAUSE);
      assertThat(problem.errors()).hasSize(1);
      return false;
    }
  }

  /// `M` is `L` with another text.
  private static PolicyContent content(String clauses) {
    var content =
        (ObjectNode)
            StrictJson.mapper()
                .readTree(
                    """
                    {"hypothesis": "h", "options": [{"id": "o"}], "review": {"owners": ["ann"]},
                     "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"}}
                    """);
    var list = content.putArray("guidance");
    clauses
        .chars()
        .mapToObj(each -> Character.toString(each))
        .forEach(id -> {
          var clause = list.addObject().put("id", id.equals("M") ? "L" : id).put("text", id);
          if (id.equals("L") || id.equals("M")) {
            clause.put("locked", true);
          }
        });
    return ContentCodec.convert(content, PolicyContent.class);
  }
}
