package org.doubleloop.recommender.suggestion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.agreement.SuggestedOption;
import org.doubleloop.recommender.policy.PolicyKey;

/// A suggestion as it was recorded and answered.
///
/// @param option what was suggested; none in mode OBSERVE
/// @param options all that were ranked
/// @param answer the JSON of the answer, byte for byte
public record Recorded(
    String id,
    PolicyKey key,
    int version,
    Map<String, Object> context,
    Optional<String> option,
    List<String> options,
    String bodyHash,
    String answer) {
  public Recorded {
    context = Map.copyOf(context);
    options = List.copyOf(options);
  }

  Optional<SuggestedOption> suggested() {
    return option.map(suggested -> new SuggestedOption(key, version, suggested));
  }
}
