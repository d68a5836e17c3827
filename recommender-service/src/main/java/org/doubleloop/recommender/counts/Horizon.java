package org.doubleloop.recommender.counts;

/// Up to where slices are told apart: from the newest month and the newest version that have been
/// seen, so many back. These two may have come with different actions and be in no slice that is
/// kept, so that they cannot be found again among what was counted.
///
/// @param version the newest, 0 before any
/// @param period the newest, 0 before any
public record Horizon(int version, int period) {
  public static final int MONTHS = 24;
  public static final int VERSIONS = 12;

  static final Horizon NONE = new Horizon(0, 0);

  public Horizon {
    if (version < 0 || period < 0) {
      throw new IllegalArgumentException("No such horizon: " + version + ", " + period);
    }
  }

  Horizon with(Horizon other) {
    return new Horizon(Math.max(version, other.version), Math.max(period, other.period));
  }

  Horizon with(VersionMonth slice) {
    return with(new Horizon(slice.version(), slice.period()));
  }

  /// Whether a slice is too old to be told apart.
  ///
  /// @param periodsApart how many periods are told apart
  boolean hides(VersionMonth slice, int periodsApart) {
    return slice.version() <= version - VERSIONS || slice.period() <= period - periodsApart;
  }
}
