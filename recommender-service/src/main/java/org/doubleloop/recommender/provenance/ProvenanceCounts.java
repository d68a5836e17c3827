package org.doubleloop.recommender.provenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.provenance.Tally.Name;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;

/// Where what is counted came from, by organization.
final class ProvenanceCounts {
  /// In which an option is looked for.
  private static final int NEWEST_VERSIONS = 100;

  private final Policies policies;
  private final Map<String, Origins> organizations = new TreeMap<>();

  ProvenanceCounts(Policies policies) {
    this.policies = policies;
  }

  synchronized void take(List<FeedItem> items) {
    FeedItem.only(Action.class, items).forEach(this::take);
    FeedItem.only(Connected.class, items).forEach(this::take);
  }

  private void take(Action action) {
    var policy = action.policy();
    var option = action.option();
    if (policy != null && option != null) {
      begun(action.organization()).act(action, policy, option);
    }
  }

  private void take(Connected connected) {
    var policy = connected.policy();
    var option = connected.option();
    if (policy != null && option != null) {
      begun(connected.organization()).lead(connected, policy, option);
    }
  }

  /// What is made of an organization's.
  ///
  /// @param reading must not keep what it is given
  synchronized <T> Optional<T> read(String organization, Function<Origins, T> reading) {
    return Optional.ofNullable(organizations.get(organization)).map(reading);
  }

  /// Tells each organization's, in order.
  synchronized void each(BiConsumer<String, Origins> reader) {
    organizations.forEach(reader);
  }

  synchronized Origins begun(String organization) {
    return organizations.computeIfAbsent(
        organization, _ -> new Origins(name -> isKnown(organization, name)));
  }

  private boolean isKnown(String organization, Name name) {
    var key = new PolicyKey(organization, name.policy());
    return policies.known(key).descendingMap().keySet().stream()
        .limit(NEWEST_VERSIONS)
        .flatMap(version -> policies.version(key, version).stream())
        .anyMatch(version -> has(version, name));
  }

  private static boolean has(PolicyVersion version, Name name) {
    return version.option(name.option()).isPresent()
        && (name.type() == null || name.type().equals(version.metric().outcome()));
  }
}
