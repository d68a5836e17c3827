package org.doubleloop.policy.experiment;

import java.time.Instant;
import org.doubleloop.policy.Preconditions;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;

/// A deliberate comparison inside a policy: of the version in force with another content.
///
/// @param proposal the one that it is a trial of; null where it stands alone
public record Experiment(
    String organization,
    String id,
    String policy,
    @Nullable String proposal,
    Setup setup,
    History history) {

  /// How it stands.
  public enum State {
    DRAFT,
    /// To run, once it has the place.
    STARTING,
    RUNNING,
    /// Nobody else is given a variant.
    PAUSED,
    ENDED,
    CONCLUDED;

    /// Whether it has the place, or is about to.
    public boolean isLive() {
      return this == STARTING || this == RUNNING || this == PAUSED;
    }

    /// Whether those who follow the feed are told.
    public boolean isTold() {
      return this != DRAFT && this != STARTING;
    }
  }

  public Experiment {
    Preconditions.notEmpty(organization, "organization");
    Preconditions.notEmpty(id, "experiment's id");
    Preconditions.notEmpty(policy, "policy's id");
  }

  public State state() {
    return history.state();
  }

  public boolean isTrial() {
    return proposal != null;
  }

  public String author() {
    return history.drafted().stamp().by();
  }

  public Instant createdAt() {
    return history.drafted().stamp().at();
  }

  public int baseVersion() {
    return history.variant().baseVersion();
  }

  public PolicyContent content() {
    return history.variant().content();
  }

  public Experiment with(History next) {
    return new Experiment(organization, id, policy, proposal, setup, next);
  }

  /// As it was when it was made.
  public Experiment asCreated() {
    return with(history.after(1));
  }
}
