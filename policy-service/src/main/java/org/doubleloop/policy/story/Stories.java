package org.doubleloop.policy.story;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.experiment.Experiments;
import org.doubleloop.policy.policy.AcceptedVersions;
import org.doubleloop.policy.policy.AcceptedVersions.Filter;
import org.doubleloop.policy.policy.AcceptedVersions.Position;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.preview.Previews;
import org.doubleloop.policy.proposal.Edition.Origin;
import org.doubleloop.policy.proposal.Event.Revised;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.proposal.Proposals;
import org.doubleloop.policy.story.Comparison.Recorded;
import org.doubleloop.policy.story.Story.Undone;
import org.doubleloop.policy.story.Told.NoStory;
import org.doubleloop.policy.story.Told.NoStory.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads stories from what proposals, versions, previews and experiments keep.
@Component
final class Stories {
  /// So many versions are told on a page at most: each is read with its proposal.
  private static final int MOST = 50;

  private static final int AT_ONCE = 10;

  /// So many editions before the last one are looked at for contexts.
  private static final int MOST_EDITIONS = 5;

  /// So many later versions are looked at for the one that has undone it.
  private static final int MOST_LATER = 50;

  private final AcceptedVersions accepted;
  private final Policies policies;
  private final Proposals proposals;
  private final Previews previews;
  private final Experiments experiments;

  Stories(
      AcceptedVersions accepted,
      Policies policies,
      Proposals proposals,
      Previews previews,
      Experiments experiments) {
    this.accepted = accepted;
    this.policies = policies;
    this.proposals = proposals;
    this.previews = previews;
    this.experiments = experiments;
  }

  /// Tells of versions, the latest accepted first; no more than one is held whole.
  ///
  /// @param below the version to go on behind
  /// @return where to go on, if there is more
  Optional<Position> latest(
      String organization,
      Filter filter,
      @Nullable Position below,
      int limit,
      Consumer<Told> listener) {
    int most = Math.min(limit, MOST);
    int told = 0;
    var newest = new HashMap<String, PolicyVersion>();
    var last = below;
    while (true) {
      var found = accepted.latest(organization, filter, last, Math.min(most - told, AT_ONCE));
      for (var version : found.items()) {
        listener.accept(
            told(version, newest.computeIfAbsent(version.policy(), _ -> newest(version))));
        last = AcceptedVersions.position(version);
        told++;
      }
      if (!found.more()) {
        return Optional.empty();
      }
      if (told >= most) {
        return Optional.ofNullable(last);
      }
    }
  }

  /// What there is to tell of a proposal; nothing where it became no version.
  Optional<Told> find(String organization, String proposal) {
    return policies
        .ofProposal(organization, proposal)
        .map(version -> told(version, newest(version)));
  }

  private PolicyVersion newest(PolicyVersion version) {
    return policies.newest(version.organization(), version.policy()).orElseThrow();
  }

  private Told told(PolicyVersion version, PolicyVersion newest) {
    var organization = version.organization();
    var proposal = proposals.find(organization, String.valueOf(version.proposal())).orElseThrow();
    var before = version(version, version.version() - 1);
    var trial = trial(proposal);
    var signals = signals(proposal, before);
    boolean isMeasured = trial.isPresent() && TrialResult.of(trial.get()).isPresent();
    if (signals.isEmpty() && proposal.finding() == null && !isMeasured) {
      return new NoStory(version, Reason.NO_EVIDENCE, StoryWords.NO_EVIDENCE);
    }
    var comparison =
        Comparison.of(before, version.content(), report(proposal), recorded(proposal, before));
    if (comparison.contexts().isEmpty()) {
      return new NoStory(
          version,
          comparison.isMade() ? Reason.NO_CHANGE : Reason.NOT_COMPARED,
          StoryWords.none(comparison));
    }
    return new Story(
        version,
        before,
        proposal,
        signals,
        comparison,
        trial.orElse(null),
        undone(version, before, newest).orElse(null));
  }

  private PolicyContent version(PolicyVersion of, int number) {
    return policies.version(of.organization(), of.policy(), number).orElseThrow().content();
  }

  /// Those that its evidence names, and that of the rules that it adds or changes.
  private static List<String> signals(Proposal proposal, PolicyContent before) {
    var signals = new LinkedHashSet<String>();
    proposal.evidence().forEach(each -> signals.addAll(each.signals()));
    proposal.content().rules().stream()
        .filter(rule -> !before.rules().contains(rule))
        .flatMap(rule -> rule.evidence().stream())
        .forEach(each -> signals.addAll(each.signals()));
    return List.copyOf(signals);
  }

  /// The trial of what was accepted; one of something else shows nothing of it.
  private Optional<Experiment> trial(Proposal proposal) {
    var progress = proposal.progress();
    return progress
        .trying()
        .filter(trying -> {
          var tried = progress.after(trying.stamp().number()).edition();
          return progress.since(progress.after(trying.stamp().number())).stream()
              .filter(Revised.class::isInstance)
              .map(Revised.class::cast)
              .allMatch(revised ->
                  revised.edition().origin() == Origin.REBASED
                      || revised.edition().contentHash().equals(tried.contentHash()));
        })
        .flatMap(trying -> experiments.find(proposal.organization(), trying.trial().experiment()));
  }

  private @Nullable PreviewedReport report(Proposal proposal) {
    return previews
        .find(proposal.organization(), proposal.id(), proposal.progress().editions().size())
        .map(PreviewedReport::of)
        .filter(report -> report.baseVersion() == proposal.baseVersion())
        .orElse(null);
  }

  /// Contexts of suggestions that were looked at for earlier editions, and the places that it is
  /// about.
  private List<Recorded> recorded(Proposal proposal, PolicyContent before) {
    // What was looked at for several editions is one context.
    var contexts = new LinkedHashMap<Map<String, Object>, Recorded>();
    int last = proposal.progress().editions().size() - 1;
    for (int edition = last; edition > Math.max(0, last - MOST_EDITIONS); edition--) {
      previews
          .find(proposal.organization(), proposal.id(), edition)
          .map(PreviewedReport::of)
          .ifPresent(report ->
              report
                  .recorded(proposal.baseVersion())
                  .forEach(each -> contexts.putIfAbsent(each.attributes(), each)));
    }
    Places.of(proposal, before)
        .forEach(place -> contexts.putIfAbsent(place, new Recorded(place, null, null, null)));
    return List.copyOf(contexts.values());
  }

  private Optional<Undone> undone(
      PolicyVersion version, PolicyContent before, PolicyVersion newest) {
    var touched = touched(before, version.content());
    if (touched.isEmpty() || !isAsBefore(touched, before, newest.content())) {
      return Optional.empty();
    }
    int last = Math.min(newest.version(), version.version() + MOST_LATER);
    for (int number = version.version() + 1; number <= last; number++) {
      var later = policies.version(version.organization(), version.policy(), number).orElseThrow();
      if (isAsBefore(touched, before, later.content())) {
        return Optional.of(new Undone(number, later.effectiveFrom(), later.proposal()));
      }
    }
    return Optional.of(new Undone(null, null, null));
  }

  private static boolean isAsBefore(
      Set<ClauseRef> touched, PolicyContent before, PolicyContent later) {
    return touched(before, later).stream().noneMatch(touched::contains);
  }

  private static Set<ClauseRef> touched(PolicyContent from, PolicyContent to) {
    return ContentDiff.touched(ContentDiff.between(from, to));
  }
}
