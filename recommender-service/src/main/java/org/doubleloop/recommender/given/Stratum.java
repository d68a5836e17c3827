package org.doubleloop.recommender.given;

import java.util.List;

/// Among what chance chose, and how: within a stratum all units had the same chances.
///
/// @param version of the policy
/// @param top what would have been suggested without chance; empty where that was not recorded
/// @param shares all that was left to choose from, by option
public record Stratum(int version, String top, List<Share> shares) {
  /// What a propensity of 1 is.
  public static final int WHOLE = 1_000_000_000;

  /// How likely an option was.
  ///
  /// @param billionths its propensity, in parts of [#WHOLE]; 0 where the rules left it and chance
  ///   could not choose it
  public record Share(String option, int billionths) {
    public Share {
      if (billionths < 0 || billionths > WHOLE) {
        throw new IllegalArgumentException("No propensity: " + billionths);
      }
    }
  }

  public Stratum {
    shares = List.copyOf(shares);
  }

  /// How likely an option was, in parts of [#WHOLE]; 0 where it was not there to choose.
  public int billionths(String option) {
    for (Share share : shares) {
      if (share.option().equals(option)) {
        return share.billionths();
      }
    }
    return 0;
  }

  /// The same name, as it stands here.
  String name(String option) {
    return shares.stream().map(Share::option).filter(option::equals).findFirst().orElse(option);
  }
}
