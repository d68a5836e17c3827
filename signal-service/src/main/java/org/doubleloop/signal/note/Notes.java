package org.doubleloop.signal.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.json.Moments;
import org.doubleloop.signal.policy.Claim;
import org.doubleloop.signal.policy.Gap;
import org.doubleloop.signal.policy.KnownPolicies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says what of something that is captured will not count, by the policies that are known here.
/// Nothing is waited for; while the policies have never been known to be complete, nothing is said.
@Component
public final class Notes {
  private final KnownPolicies policies;

  public Notes(KnownPolicies policies) {
    this.policies = policies;
  }

  /// What is to be said of an action.
  ///
  /// @param context in which it was done
  public List<Note> onAction(Claim claim, Map<String, Object> context) {
    if (!policies.areComplete() || namesNothing(claim)) {
      return List.of();
    }
    var notes = new ArrayList<Note>();
    var nearest = new Nearest();
    archived(claim).ifPresent(notes::add);
    policies.gap(claim).map(gap -> note(gap, claim, nearest)).ifPresent(notes::add);
    policies
        .of(claim)
        .ifPresent(version -> notes.addAll(ContextNotes.of(version, context, nearest)));
    return notes;
  }

  /// What is to be said of an outcome.
  public List<Note> onOutcome(String organization, String type, boolean certain) {
    if (!policies.areComplete()) {
      return List.of();
    }
    var counted = policies.outcomes(organization);
    var countsWeak = counted.get(type);
    if (countsWeak == null) {
      return List.of(
          new Note(
              NoteCode.UNKNOWN_OUTCOME,
              "/type",
              "No policy counts outcomes of this type, so it counts nowhere",
              new Nearest().of(type, counted.keySet()).orElse(null)));
    }
    return certain || countsWeak
        ? List.of()
        : List.of(
            new Note(
                NoteCode.WEAK,
                "/certainty",
                "It is not certain, and no policy that counts this type counts such",
                null));
  }

  /// What is to be said of an opt-out.
  ///
  /// @param policy of which it speaks; null for all
  public List<Note> onOptOut(String organization, @Nullable String policy) {
    if (policy == null || !policies.areComplete()) {
      return List.of();
    }
    var known = policies.policies(organization);
    return known.contains(policy)
        ? List.of()
        : List.of(
            new Note(
                NoteCode.UNKNOWN_POLICY,
                "/policy",
                "No such policy was known here, so it holds for none that is",
                new Nearest().of(policy, known).orElse(null)));
  }

  private Optional<Note> archived(Claim claim) {
    return Optional.ofNullable(claim.policy())
        .flatMap(policy -> policies.archivedAt(claim.organization(), policy))
        .map(at ->
            new Note(
                NoteCode.ARCHIVED_POLICY,
                "/policy",
                "The policy is archived since %s: the action counts as ever, but nothing is suggested by it any more"
                    .formatted(Moments.format(at)),
                null));
  }

  /// Not all that is done is done under a policy.
  private static boolean namesNothing(Claim claim) {
    return claim.policy() == null && claim.version() == null && claim.option() == null;
  }

  private Note note(Gap gap, Claim claim, Nearest nearest) {
    var organization = claim.organization();
    var policy = Optional.ofNullable(claim.policy()).orElse("");
    return switch (gap) {
      case NO_POLICY ->
          new Note(
              NoteCode.NO_POLICY,
              "/policy",
              "Without the policy that it followed the action counts nowhere",
              null);
      case UNKNOWN_POLICY ->
          new Note(
              NoteCode.UNKNOWN_POLICY,
              "/policy",
              "No such policy was known here, so the action counts nowhere",
              nearest.of(policy, policies.policies(organization)).orElse(null));
      case UNKNOWN_VERSION ->
          new Note(
              NoteCode.UNKNOWN_VERSION,
              "/version",
              "The policy had no such version that was known here, so the action counts nowhere;"
                  + " without a version the one in force would count it",
              policies.newest(organization, policy).map(String::valueOf).orElse(null));
      case NO_OPTION ->
          new Note(
              NoteCode.NO_OPTION,
              "/option",
              "Without the option that was taken the action counts nowhere",
              null);
      case UNKNOWN_OPTION ->
          new Note(
              NoteCode.UNKNOWN_OPTION,
              "/option",
              "The policy's version has no such option, so the action counts nowhere",
              policies
                  .of(claim)
                  .flatMap(version -> nearest.of(String.valueOf(claim.option()), version.options()))
                  .orElse(null));
    };
  }
}
