package org.doubleloop.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.ReviewTerms;
import org.doubleloop.policy.reviewmodel.Said;
import org.doubleloop.policy.reviewmodel.Who;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;

/// Contents that say what the model says, and back.
final class ModelContents {
  private static final Map<Said, PolicyContent> CONTENTS = new ConcurrentHashMap<>();
  private static final Map<String, Said> SAID = new ConcurrentHashMap<>();

  private ModelContents() {}

  static PolicyContent of(Said said) {
    return CONTENTS.computeIfAbsent(said, ModelContents::content);
  }

  /// @throws RuntimeException where it says anything that the model does not know
  static Said said(String contentHash, PolicyContent content) {
    return SAID.computeIfAbsent(
        contentHash,
        hash -> {
          var terms = ReviewTerms.of(content);
          var said =
              new Said(
                  number(content.hypothesis()),
                  number(content.guidance().getFirst().text()),
                  number(content.guidance().getLast().text()),
                  Said.Terms.of(
                      terms.approvals(),
                      terms.reviewers().stream()
                          .map(name -> Who.valueOf(name.toUpperCase(Locale.ROOT)))
                          .collect(Collectors.toSet())));
          assertThat(ContentCodec.hash(content(said))).as("nothing else").isEqualTo(hash);
          return said;
        });
  }

  private static int number(String text) {
    return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
  }

  static String name(Who who) {
    return who.name().toLowerCase(Locale.ROOT);
  }

  private static PolicyContent content(Said said) {
    var reviewers =
        said.terms().reviewers().stream()
            .sorted()
            .map(who -> "\"" + name(who) + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    var json =
        """
        {"hypothesis": "hypothesis %d",
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
         "options": [{"id": "short"}],
         "guidance": [{"id": "free", "text": "text %d"},
                      {"id": "fixed", "text": "text %d", "locked": true}],
         "review": {"quorum": %d, "owners": ["owner"], "reviewers": %s, "expireAfter": "P30D"}}
        """
            .formatted(
                said.hypothesis(), said.clause(), said.locked(), said.terms().quorum(), reviewers);
    var faults = new FieldFaults();
    var content =
        PolicyValidation.read(StrictJson.mapper().readValue(json, PolicyContentJson.class), faults);
    if (!faults.found().isEmpty()) {
      throw new AssertionError(faults.found());
    }
    return content;
  }
}
