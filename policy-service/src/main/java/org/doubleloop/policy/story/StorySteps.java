package org.doubleloop.policy.story;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.proposal.Edition;
import org.doubleloop.policy.proposal.Event.Reviewed;
import org.doubleloop.policy.proposal.Event.Trial;
import org.doubleloop.policy.proposal.Event.Trying;
import org.doubleloop.policy.story.Comparison.SameContext;
import org.jspecify.annotations.Nullable;

/// A story step by step, each with what it can be recomputed from.
final class StorySteps {
  private static final int MOST_LINKS = 100;

  private final Story story;
  private final List<Step> steps = new ArrayList<>();

  private StorySteps(Story story) {
    this.story = story;
  }

  enum Kind {
    SIGNALS,
    FINDING,
    PROPOSAL,
    TRIAL,
    REVIEW,
    VERSION,
    CHANGE,
    MEASURED,
    UNDONE
  }

  enum LinkKind {
    SIGNAL,
    CONTRASTS,
    PROPOSAL,
    EXPERIMENT,
    EXPERIMENT_RESULTS,
    VERSION,
    DIFF,
    SUGGESTION,
    CHECK,
    LINEAGE
  }

  record Link(LinkKind kind, String id, String path) {}

  /// Of a finding, what it says for people.
  private record Said(String sentence) {}

  record Step(
      Kind kind, @Nullable Instant at, @Nullable String by, String sentence, List<Link> links) {
    Step {
      links = List.copyOf(links);
    }
  }

  static List<Step> of(Story story) {
    var steps = new StorySteps(story);
    steps.evidence();
    steps.proposal();
    steps.trial();
    steps.reviews();
    steps.version();
    steps.change();
    steps.measured();
    steps.undone();
    return List.copyOf(steps.steps);
  }

  private void evidence() {
    if (!story.signals().isEmpty()) {
      int number = story.signals().size();
      add(
          Kind.SIGNALS,
          "It rests on %,d captured %s.".formatted(number, number == 1 ? "signal" : "signals"),
          story.signals().stream()
              .limit(MOST_LINKS)
              .map(id -> new Link(LinkKind.SIGNAL, id, "/v1/signals/" + text(id)))
              .toList());
    }
    var finding = story.proposal().finding();
    if (finding != null) {
      add(
          Kind.FINDING,
          "The recommender found, as %s: %s"
              .formatted(
                  finding.isHunch() ? "a hunch" : "something that holds",
                  ContentCodec.read(finding.told(), Said.class).sentence()),
          List.of(
              new Link(
                  LinkKind.CONTRASTS,
                  story.version().policy(),
                  "/v1/contrasts?policy=" + text(story.version().policy()))));
    }
  }

  private void proposal() {
    var proposal = story.proposal();
    var opened = proposal.progress().opened();
    int editions = proposal.progress().editions().size();
    steps.add(
        new Step(
            Kind.PROPOSAL,
            opened.stamp().at(),
            proposal.author(),
            "%s proposed it on version %d: %s.%s"
                .formatted(
                    proposal.author(),
                    opened.edition().baseVersion(),
                    summary(opened.edition()),
                    editions == 1
                        ? ""
                        : " What was accepted is edition %d: %s."
                            .formatted(editions, summary(proposal.progress().edition()))),
            List.of(proposalLink())));
  }

  private static String summary(Edition edition) {
    var summary = edition.summary();
    if (summary == null) {
      return edition.rationale();
    }
    var sentence = summary.sentence().replaceFirst("\\.$", "");
    int more = summary.changes() - 1;
    return more < 1
        ? sentence
        : sentence + ", and %,d more %s".formatted(more, more == 1 ? "change" : "changes");
  }

  private Link proposalLink() {
    return new Link(LinkKind.PROPOSAL, story.id(), "/v1/proposals/" + text(story.id()));
  }

  private void trial() {
    story.proposal().progress().trying().ifPresent(this::trial);
  }

  private void trial(Trying trying) {
    Trial trial = trying.trial();
    var of = story.trial() == null ? " It was of something else than what was accepted." : "";
    steps.add(
        new Step(
            Kind.TRIAL,
            trying.stamp().at(),
            trying.stamp().by(),
            "It was tried with %.0f %% of the units %s, until %s at the latest; half of them were"
                    .formatted(
                        100 * trial.share(),
                        trial.where() == null ? "it is about" : "where `" + trial.where() + "`",
                        trial.until())
                + " given it."
                + of,
            List.of(experiment(trial.experiment()))));
  }

  private static Link experiment(String id) {
    return new Link(LinkKind.EXPERIMENT, id, "/v1/experiments/" + text(id));
  }

  private void reviews() {
    story.proposal().progress().standing().values().stream()
        .filter(each -> each.review().verdict().isApproval())
        .forEach(this::review);
  }

  private void review(Reviewed reviewed) {
    var review = reviewed.review();
    var did =
        switch (review.verdict()) {
          case AMEND -> "amended it, and so accepted it";
          case ACCEPT -> "accepted it";
          case REJECT, MORE_EVIDENCE, TRY -> throw new IllegalArgumentException("No approval");
        };
    steps.add(
        new Step(
            Kind.REVIEW,
            reviewed.stamp().at(),
            reviewed.stamp().by(),
            "%s %s%s"
                .formatted(
                    reviewed.stamp().by(),
                    did,
                    review.reason() == null ? "." : ": " + review.reason()),
            List.of(proposalLink())));
  }

  private void version() {
    var version = story.version();
    steps.add(
        new Step(
            Kind.VERSION,
            version.effectiveFrom(),
            version.acceptedBy(),
            "It became version %d of `%s`.".formatted(version.version(), version.policy()),
            List.of(
                versionLink(version.version()),
                new Link(
                    LinkKind.DIFF,
                    version.version() - 1 + ".." + version.version(),
                    "%s/diff?to=%d"
                        .formatted(versionPath(version.version() - 1), version.version())),
                new Link(LinkKind.LINEAGE, version.policy(), policyPath() + "/lineage"))));
  }

  private void change() {
    var links = new ArrayList<Link>();
    links.add(versionLink(story.version().version() - 1));
    links.add(versionLink(story.version().version()));
    links.add(new Link(LinkKind.CHECK, story.version().policy(), policyPath() + "/check"));
    story.comparison().contexts().stream()
        .map(SameContext::suggestion)
        .filter(Objects::nonNull)
        .forEach(id -> links.add(new Link(LinkKind.SUGGESTION, id, "/v1/suggestions/" + text(id))));
    add(
        Kind.CHANGE,
        StoryWords.changed(story) + " " + StoryWords.counted(story.comparison()),
        links);
  }

  private void measured() {
    var trial = story.trial();
    if (trial == null || TrialResult.of(trial).isEmpty()) {
      add(Kind.MEASURED, StoryWords.NOT_MEASURED, List.of());
      return;
    }
    var ended = Objects.requireNonNull(trial.history().ended());
    steps.add(
        new Step(
            Kind.MEASURED,
            ended.stamp().at(),
            null,
            StoryWords.measured(trial) + outcome(ended.ending().outcome()),
            List.of(
                experiment(trial.id()),
                new Link(
                    LinkKind.EXPERIMENT_RESULTS,
                    trial.id(),
                    "/v1/experiments/" + text(trial.id()) + "/results"))));
  }

  private static String outcome(Ending.Outcome outcome) {
    return switch (outcome) {
      case HELD -> " By its test it held.";
      case DID_NOT_HOLD -> " By its test it did not hold.";
      case UNDECIDED -> " By its test nobody can say.";
    };
  }

  private void undone() {
    var undone = story.undone();
    if (undone == null) {
      return;
    }
    var links = new ArrayList<Link>();
    if (undone.version() != null) {
      links.add(versionLink(undone.version()));
    }
    if (undone.proposal() != null) {
      links.add(
          new Link(
              LinkKind.PROPOSAL, undone.proposal(), "/v1/proposals/" + text(undone.proposal())));
    }
    steps.add(new Step(Kind.UNDONE, undone.at(), null, StoryWords.undone(undone), links));
  }

  private void add(Kind kind, String sentence, List<Link> links) {
    steps.add(new Step(kind, null, null, sentence, links));
  }

  private Link versionLink(int number) {
    return new Link(LinkKind.VERSION, Integer.toString(number), versionPath(number));
  }

  private String versionPath(int number) {
    return policyPath() + "/versions/" + number;
  }

  private String policyPath() {
    return "/v1/policies/" + text(story.version().policy());
  }

  private static String text(String id) {
    return encode(id, UTF_8).replace("+", "%20");
  }
}
