package org.doubleloop.recommender.upstream;

import java.time.Instant;
import java.util.Optional;
import org.doubleloop.client.policy.model.ArchivalJson;
import org.doubleloop.client.policy.model.ExperimentNewsJson;
import org.doubleloop.client.policy.model.PolicyFeedItemJson;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.follow.Follower;
import org.doubleloop.recommender.experiment.Experiment;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.policy.Archival;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.upstream.news.NewsMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up policy versions, which policies are archived, and how experiments stand. None of that
/// ever changes: where another comes under a version's number, the first stays, as suggestions have
/// named it.
final class PolicyFollower implements Follower<PolicyFeedItemJson> {

  private static final Logger log = LoggerFactory.getLogger(PolicyFollower.class);

  private final Policies policies;
  private final Experiments experiments;
  private final Conditions conditions;

  PolicyFollower(Policies policies, Experiments experiments, Conditions conditions) {
    this.policies = policies;
    this.experiments = experiments;
    this.conditions = conditions;
  }

  @Override
  public Optional<Name> nameOf(PolicyFeedItemJson item) {
    return Optional.ofNullable(item.getVersion())
        .map(version ->
            KeptVersions.nameOf(item.getOrganization(), version.getPolicy(), version.getVersion()))
        .or(() ->
            Optional.ofNullable(item.getArchival())
                .map(archival -> nameOf(item.getOrganization(), archival)))
        .or(() ->
            Optional.ofNullable(item.getExperiment())
                .map(experiment -> nameOf(item.getOrganization(), experiment)));
  }

  private static Name nameOf(String organization, ExperimentNewsJson experiment) {
    return new Name(organization, "EXPERIMENT", experiment.getId() + "/" + experiment.getNumber());
  }

  private static Name nameOf(String organization, ArchivalJson archival) {
    return new Name(
        organization, "POLICY_ARCHIVAL", archival.getPolicy() + "/" + archival.getNumber());
  }

  @Override
  public boolean isSame(PolicyFeedItemJson kept, PolicyFeedItemJson item) {
    if (item.getArchival() != null) {
      return item.getArchival().equals(kept.getArchival());
    }
    if (item.getExperiment() != null) {
      return item.getExperiment().equals(kept.getExperiment());
    }
    var one = kept.getVersion();
    var other = item.getVersion();
    return one.getContentHash().equals(other.getContentHash())
        && one.getEffectiveFrom().equals(other.getEffectiveFrom());
  }

  /// A version that cannot be understood is not served; the one before stays in force here.
  @Override
  public void learn(PolicyFeedItemJson item) {
    if (item.getArchival() != null) {
      learn(item.getOrganization(), item.getArchival());
      return;
    }
    if (item.getExperiment() != null) {
      learn(item.getOrganization(), item.getExperiment());
      return;
    }
    var version = item.getVersion();
    try {
      policies.add(PolicyMapping.fromApi(item.getOrganization(), version, conditions));
    } catch (IllegalArgumentException e) {
      log.error(
          "Version {} of policy {} is not used: {}",
          version.getVersion(),
          version.getPolicy(),
          e.getMessage());
    }
  }

  /// One that cannot be understood gives nobody anything here.
  private void learn(String organization, ExperimentNewsJson said) {
    var key = new PolicyKey(organization, said.getPolicy());
    var ended = NewsMapping.ended(key, said);
    if (ended.isPresent()) {
      experiments.end(said.getNumber(), ended.get());
      return;
    }
    Experiment open = null;
    try {
      open =
          NewsMapping.experiment(
                  key,
                  said,
                  (of, version, content) -> PolicyMapping.draft(of, version, content, conditions),
                  conditions)
              .orElse(null);
    } catch (IllegalArgumentException e) {
      log.error("Experiment {} of {} is not run: {}", said.getId(), organization, e.getMessage());
    }
    experiments.take(key, said.getId(), said.getNumber(), open);
  }

  private void learn(String organization, ArchivalJson archival) {
    policies.add(
        new PolicyKey(organization, archival.getPolicy()),
        new Archival(archival.getNumber(), archival.getArchived(), archival.getAt()));
  }

  @Override
  public void completeAt(Instant moment) {
    policies.currentAt(moment);
  }
}
