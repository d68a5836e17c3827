package org.doubleloop.recommender.fold;

import java.util.Optional;

/// What became of a suggestion.
public enum Reaction {
  SHOWN,
  FOLLOWED,
  CHANGED,
  IGNORED,
  /// Nobody saw it.
  NOT_SHOWN;

  /// What stands when this is said after `before`: the newest word. That it was shown takes no
  /// decision back, as it was true before.
  public Reaction after(Optional<Reaction> before) {
    return this == SHOWN ? before.filter(each -> each != NOT_SHOWN).orElse(this) : this;
  }
}
