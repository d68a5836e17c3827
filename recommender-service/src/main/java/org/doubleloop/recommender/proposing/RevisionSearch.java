package org.doubleloop.recommender.proposing;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.contrast.Contrasts;
import org.doubleloop.recommender.contrast.Known;
import org.doubleloop.recommender.contrast.Listed;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.reviser.Revisers;
import org.doubleloop.recommender.situation.Situations;

/// Looks for what a policy could be changed for, and proposes it.
public final class RevisionSearch {
  private final Contrasts contrasts;
  private final Situations situations;
  private final Proposing proposing;

  public RevisionSearch(Contrasts contrasts, Situations situations, Proposing proposing) {
    this.contrasts = contrasts;
    this.situations = situations;
    this.proposing = proposing;
  }

  /// Proposes what was found of a policy.
  ///
  /// @param now of its organization
  public Proposing.Outcome search(Known known, Instant now) {
    return proposing.propose(known.version(), Revisers.revise(situations.of(known, now)));
  }

  /// What stood out of it, the surest first.
  List<Listed> telling(Known known) {
    return contrasts.all(known).stream().filter(each -> each.tier() != Tier.NONE).toList();
  }
}
