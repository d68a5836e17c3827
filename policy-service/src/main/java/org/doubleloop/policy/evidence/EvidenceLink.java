package org.doubleloop.policy.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Evidence;
import org.jspecify.annotations.Nullable;

/// That a proposal or a rule names a signal in its evidence.
///
/// @param proposal the proposal; null where it is a rule that does
/// @param rule the rule; null where it is a proposal that does
/// @param version the one that was made when a rule was first seen to
/// @param at when the proposal, or that version, was made
public record EvidenceLink(
    String organization,
    String signal,
    String policy,
    @Nullable String proposal,
    @Nullable String rule,
    @Nullable Integer version,
    Instant at) {

  public EvidenceLink {
    if ((proposal == null) == (rule == null) || (rule == null) != (version == null)) {
      throw new IllegalArgumentException("It is a proposal, or a rule since some version");
    }
  }

  /// Those of a proposal: by its evidence, and by that of the rules that it proposes.
  public static List<EvidenceLink> ofProposal(
      String organization,
      String proposal,
      String policy,
      Instant at,
      List<Evidence> evidence,
      PolicyContent content) {
    var all =
        Stream.concat(
            evidence.stream(), content.rules().stream().flatMap(rule -> rule.evidence().stream()));
    return signals(all).stream()
        .map(signal -> new EvidenceLink(organization, signal, policy, proposal, null, null, at))
        .toList();
  }

  /// Those of the rules of a version.
  public static List<EvidenceLink> ofRules(
      String organization, String policy, int version, Instant at, PolicyContent content) {
    var links = new ArrayList<EvidenceLink>();
    for (var rule : content.rules()) {
      signals(rule.evidence().stream())
          .forEach(signal ->
              links.add(
                  new EvidenceLink(organization, signal, policy, null, rule.id(), version, at)));
    }
    return links;
  }

  private static Set<String> signals(Stream<Evidence> evidence) {
    var signals = new LinkedHashSet<String>();
    evidence.forEach(each -> signals.addAll(each.signals()));
    return signals;
  }

  /// What it is called among those of its signal: a rule has one however many versions say so.
  String name() {
    return proposal == null ? "RULE " + policy + "/" + rule : "PROPOSAL " + proposal;
  }
}
