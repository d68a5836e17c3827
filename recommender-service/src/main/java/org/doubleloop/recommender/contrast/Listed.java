package org.doubleloop.recommender.contrast;

import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.look.Found;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Test;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// A contrast as it is told.
///
/// @param test where it is tested
/// @param sensitivity how strong what nobody recorded would have to be, where it is by what was
///   done
public record Listed(
    String id,
    Contrast contrast,
    Basis basis,
    Tier tier,
    Counted counts,
    @Nullable Test test,
    @Nullable Double sensitivity) {
  private static final int SHORT = 16;

  static Listed of(PolicyKey key, Found found) {
    return new Listed(
        id(key, found.contrast(), Basis.RANDOMISED),
        found.contrast(),
        Basis.RANDOMISED,
        found.tier(),
        found.counts(),
        found.test(),
        null);
  }

  /// For people.
  public String words() {
    return Words.of(this);
  }

  /// The same for the same contrast of a policy, at any time.
  static String id(PolicyKey key, Contrast contrast, Basis basis) {
    var name =
        Ids.hash(contrast.place().toString(), contrast.option(), contrast.against(), basis.name());
    return key.policy() + "." + name.substring(0, SHORT);
  }

  /// The policy of a contrast of this id; the id itself where it is none.
  static String policyOf(String id) {
    int end = id.length() - SHORT - 1;
    return end > 0 && id.charAt(end) == '.' ? id.substring(0, end) : id;
  }
}
