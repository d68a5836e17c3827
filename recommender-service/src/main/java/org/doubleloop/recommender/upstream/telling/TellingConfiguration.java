package org.doubleloop.recommender.upstream.telling;

import java.time.Clock;
import java.time.Duration;
import org.doubleloop.client.policy.ExperimentEndingsApi;
import org.doubleloop.client.policy.ProposalsApi;
import org.doubleloop.client.policy.http.ApiClient;
import org.doubleloop.client.signal.CaptureApi;
import org.doubleloop.kit.access.ServiceTokens;
import org.doubleloop.kit.follow.ServiceClient;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.contrast.Contrasts;
import org.doubleloop.recommender.draft.DraftSignal;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.fold.CaughtUp;
import org.doubleloop.recommender.habit.Habits;
import org.doubleloop.recommender.notion.Notions;
import org.doubleloop.recommender.past.PastProposals;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.proposing.Proposing;
import org.doubleloop.recommender.proposing.RevisionSearch;
import org.doubleloop.recommender.proposing.RevisionSeeker;
import org.doubleloop.recommender.situation.Situations;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.trial.TrialLooks;
import org.doubleloop.recommender.trial.TrialWatch;
import org.doubleloop.recommender.upstream.UpstreamProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/// What tells other services: the policy-service what was found, the signal-service what was
/// written, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class TellingConfiguration {
  /// How long somebody who waits for a draft waits for it to be captured.
  private static final Duration CAPTURED = Duration.ofSeconds(1);

  private final UpstreamProperties properties;
  private final ServiceTokens tokens;
  private final RestClient client;

  TellingConfiguration(UpstreamProperties properties, ServiceTokens tokens) {
    this.properties = properties;
    this.tokens = tokens;
    this.client = ServiceClient.of(properties.policy());
  }

  @Bean
  Loop trialWatch(
      Experiments experiments,
      Assigned assigned,
      Policies policies,
      PastProposals past,
      TrialLooks looks,
      CaughtUp caughtUp,
      Clock clock) {
    var started = clock.instant();
    var watch =
        new TrialWatch(
            experiments,
            assigned,
            policies,
            past,
            looks,
            new EndingTeller(organization -> new ExperimentEndingsApi(as(organization, "endings"))),
            () -> caughtUp.since(started),
            clock);
    return new Loop("trials", watch, () -> {}, ServiceClient.RETRY, clock);
  }

  @Bean
  Proposing proposing(PastProposals past, Policies policies) {
    return new Proposing(
        past,
        policies,
        new RevisionProposer(organization -> new ProposalsApi(as(organization, "findings"))));
  }

  @Bean
  RevisionSearch revisionSearch(
      Contrasts contrasts,
      Situations situations,
      Habits habits,
      Notions notions,
      Proposing proposing) {
    return new RevisionSearch(contrasts, situations, habits, notions, proposing);
  }

  @Bean
  Loop revisionSeeker(
      Policies policies,
      Ticks ticks,
      Assigned assigned,
      Contrasts contrasts,
      RevisionSearch search,
      CaughtUp caughtUp,
      Clock clock) {
    var started = clock.instant();
    var seeker =
        new RevisionSeeker(
            policies, ticks, assigned, contrasts, search, () -> caughtUp.since(started), clock);
    return new Loop("revisions", seeker, () -> {}, ServiceClient.RETRY, clock);
  }

  @Bean
  DraftSignal.Capture draftCapture(Clock clock) {
    var signals = ServiceClient.of(properties.signal(), CAPTURED);
    return new DraftCapturer(organization -> capture(signals, organization), clock);
  }

  private CaptureApi capture(RestClient signals, String organization) {
    var token = tokens.tokenFor(organization, "signals:write");
    var shown = signals.mutate().defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    return new CaptureApi(
        new org.doubleloop.client.signal.http.ApiClient(shown)
            .setBasePath(properties.signal().toString()));
  }

  /// The policy-service, for an organization.
  private ApiClient as(String organization, String scope) {
    var token = tokens.tokenFor(organization, scope);
    var shown = client.mutate().defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    return new ApiClient(shown).setBasePath(properties.policy().toString());
  }
}
