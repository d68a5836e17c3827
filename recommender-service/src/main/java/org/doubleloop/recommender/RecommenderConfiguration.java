package org.doubleloop.recommender;

import java.time.Clock;
import java.util.List;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.lane.Lanes;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.agreement.Agreement;
import org.doubleloop.recommender.agreement.AgreementMeters;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.attribution.ObservedDocuments;
import org.doubleloop.recommender.draw.Seeds;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.feedback.FeedbackLog;
import org.doubleloop.recommender.fold.CaughtUp;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.FoldProperties;
import org.doubleloop.recommender.fold.Snapshots;
import org.doubleloop.recommender.heeded.Heeded;
import org.doubleloop.recommender.measure.Measurements;
import org.doubleloop.recommender.measure.Measures;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.provenance.Provenance;
import org.doubleloop.recommender.results.Results;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.trial.TrialLookDocuments;
import org.doubleloop.recommender.trial.TrialLooks;
import org.doubleloop.recommender.week.Week;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What knows nothing of its container: among it the parts of the fold, and the kinds of documents
/// in this service's own lanes.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FoldProperties.class)
class RecommenderConfiguration {

  @Bean
  Memory memory(
      Policies policies, Clock clock, Ticks ticks, Measures measures, Measurements measurements) {
    return new Memory(policies, clock, ticks, measures, measurements::add);
  }

  @Bean
  Agreement agreement() {
    return new Agreement();
  }

  @Bean
  Edited edited(Secrets secrets) {
    return new Edited(new KeyedHash(secrets.forPurpose("people")));
  }

  @Bean
  Week week() {
    return new Week();
  }

  @Bean
  Provenance provenance(Policies policies) {
    return new Provenance(policies);
  }

  @Bean
  Results results(Policies policies, Clock clock, Ticks ticks) {
    return new Results(policies, clock, ticks);
  }

  @Bean
  Assigned assigned(Policies policies, Experiments experiments, Clock clock) {
    return new Assigned(policies, experiments, clock);
  }

  @Bean
  TrialLooks trialLooks(LaneWriter writer) {
    return new TrialLooks(writer);
  }

  @Bean
  Heeded heeded(Policies policies) {
    return new Heeded(policies);
  }

  @Bean
  AgreementMeters agreementMeters(Agreement agreement) {
    return new AgreementMeters(agreement);
  }

  @Bean
  Fold fold(List<FoldPart> parts, Store store, FoldProperties properties, Clock clock) {
    var fold = new Fold(parts, new Snapshots(store), properties, clock);
    fold.restore();
    return fold;
  }

  @Bean
  StoredKind suggestionKind() {
    return Suggestions.storedKind();
  }

  @Bean
  StoredKind observedKind() {
    return ObservedDocuments.storedKind();
  }

  @Bean
  StoredKind feedbackKind() {
    return FeedbackLog.storedKind();
  }

  @Bean
  StoredKind trialLookKind() {
    return TrialLookDocuments.storedKind();
  }

  /// Until it knows the policies and has counted what there is, another process answers better.
  @Bean
  HealthIndicator catchUpHealthIndicator(CaughtUp caughtUp) {
    return () -> caughtUp.once() ? Health.up().build() : Health.outOfService().build();
  }

  @Bean
  CaughtUp caughtUp(Fold fold, Policies policies) {
    return new CaughtUp(fold, policies);
  }

  @Bean
  Seeds seeds(Secrets secrets) {
    return new Seeds(new KeyedHash(secrets.forPurpose("chance")));
  }

  @Bean
  FeedCollection feedCollection() {
    return new FeedCollection("suggestions");
  }

  @Bean
  Tailer tailer(Lanes lanes, LaneWriter writer) {
    return lanes.openTailer(writer);
  }
}
