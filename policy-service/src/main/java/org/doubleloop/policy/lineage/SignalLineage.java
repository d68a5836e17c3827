package org.doubleloop.policy.lineage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.doubleloop.kit.store.Found;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.change.ContentDiff;
import org.doubleloop.policy.evidence.EvidenceLink;
import org.doubleloop.policy.evidence.EvidenceLinks;
import org.doubleloop.policy.evidence.EvidenceLinks.Position;
import org.doubleloop.policy.evidence.ProposedEvidence;
import org.doubleloop.policy.evidence.ProposedEvidence.Proposed;
import org.doubleloop.policy.policy.Policies;
import org.doubleloop.policy.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Goes forward from a signal to what rests on it.
@Component
final class SignalLineage {
  /// So many versions after the one that a rule was linked with are looked at: proposals that came
  /// first took those numbers.
  private static final int MOST_FASTER = 100;

  private final EvidenceLinks links;
  private final ProposedEvidence proposed;
  private final Policies policies;

  SignalLineage(EvidenceLinks links, ProposedEvidence proposed, Policies policies) {
    this.links = links;
    this.proposed = proposed;
    this.policies = policies;
  }

  /// Some uses, the latest first.
  ///
  /// @param below where to go on; null where there is no more
  record Page(List<SignalUse> uses, @Nullable Position below) {
    Page {
      uses = List.copyOf(uses);
    }
  }

  /// @param below the link to go on behind
  Page uses(String organization, String signal, @Nullable Position below, int limit) {
    Found<EvidenceLink> found = links.naming(organization, signal, below, limit);
    var uses = found.items().stream().map(this::use).flatMap(Optional::stream).toList();
    return new Page(uses, found.more() ? Position.of(found.items().getLast()) : null);
  }

  /// Nothing where what the link leads to never came to be.
  private Optional<SignalUse> use(EvidenceLink link) {
    var proposal = link.proposal();
    return proposal == null
        ? ofRule(link)
        : proposed
            .find(link.organization(), proposal)
            .map(found -> ofProposal(link, proposal, found));
  }

  private SignalUse ofProposal(EvidenceLink link, String proposal, Proposed found) {
    var version = policies.ofProposal(link.organization(), proposal);
    return new SignalUse(
        link,
        found.state(),
        version.orElse(null),
        version.map(this::changed).orElse(List.of()),
        null);
  }

  private List<ClauseRef> changed(PolicyVersion version) {
    var before =
        policies
            .version(version.organization(), version.policy(), version.version() - 1)
            .orElseThrow();
    var changes = ContentDiff.between(before.content(), version.content());
    return ContentDiff.touched(changes).stream().sorted(ClauseRef.ORDER).toList();
  }

  private Optional<SignalUse> ofRule(EvidenceLink link) {
    var rule = new ClauseRef(ClauseKind.RULE, Objects.requireNonNull(link.rule()));
    boolean inForce =
        policies
            .inForce(link.organization(), link.policy())
            .filter(version -> names(version, link))
            .isPresent();
    return first(link).map(version -> new SignalUse(link, null, version, List.of(rule), inForce));
  }

  private Optional<PolicyVersion> first(EvidenceLink link) {
    int linked = Objects.requireNonNull(link.version());
    for (int number = linked; number < linked + MOST_FASTER; number++) {
      var version = policies.version(link.organization(), link.policy(), number);
      if (version.isEmpty() || names(version.get(), link)) {
        return version;
      }
    }
    return Optional.empty();
  }

  private static boolean names(PolicyVersion version, EvidenceLink link) {
    return version.content().rules().stream()
        .filter(rule -> rule.id().equals(link.rule()))
        .flatMap(rule -> rule.evidence().stream())
        .anyMatch(evidence -> evidence.signals().contains(link.signal()));
  }
}
