package org.doubleloop.recommender.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.cited.Evidence;
import org.doubleloop.recommender.pattern.Reworded;
import org.doubleloop.recommender.policy.SomePolicy;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ExhibitsTest {
  @Test
  void showsNoEditOfTheHalfThatChecks() {
    var read = PreferenceTest.read(_ -> true, 5);
    var pairs = Pair.of(read, PreferenceTest.edited(_ -> true, 5).of(SomePolicy.KEY));
    assertThat(pairs).hasSize(12);
    assertThat(pairs)
        .extracting(Pair::id)
        .isSubsetOf(
            read.drafts().stream().filter(each -> !each.checks()).map(Reworded::id).toList());
  }

  @Test
  void showsNothingOfTooFewPeople() {
    var read = PreferenceTest.read(_ -> true, 2);
    assertThat(Pair.of(read, PreferenceTest.edited(_ -> true, 2).of(SomePolicy.KEY))).isEmpty();
  }

  @Test
  void namesOfPeopleDoNotLeave() {
    var sent = JsonMapper.shared().writeValueAsString(exhibits("abc").data());
    assertThat(sent).contains("{{name.1}}, just checking in").doesNotContain("Grace", "grace");
  }

  @Test
  void idsAreOfOneQuestion() {
    var one = exhibits("abc");
    var other = exhibits("xyz");
    assertThat(one.evidence()).extracting(Evidence::id).allMatch(id -> id.startsWith("abc"));
    assertThat(one.evidence()).extracting(Evidence::id).doesNotHaveDuplicates();
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    assertThat(one.data()).isNotEqualTo(other.data());
  }

  private static Exhibits exhibits(String tag) {
    var read = PreferenceTest.read(_ -> true, 5);
    return Exhibits.of(
        SomePolicy.some().build(),
        List.of(),
        Stream.concat(read.removed().shown().stream(), read.added().shown().stream()).toList(),
        Pair.of(read, PreferenceTest.edited(_ -> true, 5).of(SomePolicy.KEY)),
        tag);
  }
}
