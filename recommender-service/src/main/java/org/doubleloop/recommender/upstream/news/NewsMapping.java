package org.doubleloop.recommender.upstream.news;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doubleloop.client.policy.model.EndingCauseJson;
import org.doubleloop.client.policy.model.ExperimentNewsJson;
import org.doubleloop.client.policy.model.ExperimentStateJson;
import org.doubleloop.client.policy.model.FindingJson;
import org.doubleloop.client.policy.model.PlaceTraitJson;
import org.doubleloop.client.policy.model.PolicyContentJson;
import org.doubleloop.client.policy.model.ProposalNewsJson;
import org.doubleloop.kit.condition.Conditions;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.experiment.Ended;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.experiment.Ending.Cause;
import org.doubleloop.recommender.experiment.Ending.Outcome;
import org.doubleloop.recommender.experiment.Experiment;
import org.doubleloop.recommender.past.PastProposal;
import org.doubleloop.recommender.past.PastProposal.Rejection;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.preview.DraftReader;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.jspecify.annotations.Nullable;

/// What the policy feed tells of experiments and of proposals, as this service understands it.
public final class NewsMapping {
  private NewsMapping() {}

  /// An experiment that runs or is paused; nothing where it does not.
  ///
  /// @param contents reads what variant B says
  /// @throws IllegalArgumentException when something in it is not known here
  public static Optional<Experiment> experiment(
      PolicyKey key, ExperimentNewsJson said, DraftReader contents, Conditions conditions) {
    var content = said.getContent();
    var startedAt = said.getStartedAt();
    boolean isRunning = said.getState() == ExperimentStateJson.RUNNING;
    if (content == null
        || startedAt == null
        || !(isRunning || said.getState() == ExperimentStateJson.PAUSED)) {
      return Optional.empty();
    }
    var other = content(key, said.getBaseVersion(), content, contents);
    return Optional.of(
        new Experiment(
            said.getId(),
            key,
            said.getProposal(),
            isRunning,
            said.getBaseVersion(),
            where(said.getWhere(), other, conditions),
            said.getShare(),
            startedAt,
            endOf(said.getUntil()),
            other));
  }

  /// An experiment that has run and is over; nothing where it has not, or is not.
  public static Optional<Ended> ended(PolicyKey key, ExperimentNewsJson said) {
    var ending = said.getEnding();
    return ending == null || said.getStartedAt() == null
        ? Optional.empty()
        : cause(ending.getBecause())
            .map(cause ->
                new Ended(
                    said.getId(),
                    key,
                    said.getProposal(),
                    said.getBaseVersion(),
                    new Ending(Outcome.valueOf(ending.getOutcome().getValue()), cause),
                    ending.getResults() != null));
  }

  private static Optional<Cause> cause(EndingCauseJson because) {
    return Stream.of(Cause.values())
        .filter(each -> each.name().equals(because.getValue()))
        .findFirst();
  }

  private static PolicyVersion content(
      PolicyKey key, int baseVersion, PolicyContentJson content, DraftReader contents) {
    var json = ServiceClient.json().writeValueAsString(content);
    return contents.read(key, baseVersion, json);
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static @Nullable When where(
      @Nullable String where, PolicyVersion content, Conditions conditions) {
    return where == null ? null : new When(where, content.types(), conditions);
  }

  /// A proposal that this service has made; nothing where somebody else has.
  public static Optional<PastProposal> past(ProposalNewsJson said) {
    return Optional.ofNullable(said.getFinding())
        .map(finding ->
            new PastProposal(
                said.getId(),
                said.getEdition(),
                said.getIsOpen(),
                said.getBaseVersion(),
                Tier.valueOf(finding.getTier().getValue()),
                Basis.valueOf(finding.getBasis().getValue()),
                place(finding.getPlace()),
                counts(finding),
                rejection(said)));
  }

  private static Cell place(List<PlaceTraitJson> traits) {
    var all = traits.stream().map(each -> new Trait(each.getAttribute(), each.getValue())).toList();
    return switch (all.size()) {
      case 0 -> Cell.EVERYWHERE;
      case 1 -> Cell.of(all.getFirst());
      default -> Cell.of(all.getFirst(), all.getLast());
    };
  }

  private static List<Count> counts(FindingJson finding) {
    return finding.getCounts().stream()
        .map(each -> new Count(each.getOption(), each.getTrials(), each.getSuccesses()))
        .toList();
  }

  private static @Nullable Rejection rejection(ProposalNewsJson said) {
    var rejection = said.getRejection();
    return rejection == null
        ? null
        : new Rejection(rejection.getCode().getValue(), rejection.getReason());
  }
}
