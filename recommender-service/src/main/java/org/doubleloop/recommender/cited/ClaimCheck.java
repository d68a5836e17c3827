package org.doubleloop.recommender.cited;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doubleloop.recommender.language.Language;
import org.doubleloop.recommender.revision.Remark;

/// Holds claims against what was shown for one question.
public final class ClaimCheck {
  private static final int LONGEST = 400;
  private static final int MOST_CITED = 10;

  /// In which this service tells evidence.
  private static final String LANGUAGE = "en";

  /// The names of what is hidden have numbers, and those are nobody's.
  private static final Pattern HIDDEN = Pattern.compile("\\{\\{[^{}]*}}");

  /// What a claim has no need for, and what somebody would say through it to who decides.
  private static final Pattern ORDER =
      Pattern.compile(
          "\\b(?:approv|accept|reject|review|decid|ignor|instruct|obey|urgent|immediate|must\\b|please\\b|at"
              + " once\\b|right now\\b|you\\b|your\\b)",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, Evidence> evidence = new LinkedHashMap<>();
  private final List<String> captured;
  private final String own;

  /// @param own words of the organization that a claim may have: names of options, values
  public ClaimCheck(Collection<Evidence> shown, Collection<String> own) {
    shown.forEach(each -> evidence.put(each.id(), each));
    this.captured = shown.stream().flatMap(each -> each.captured().stream()).toList();
    this.own = String.join("\n", own);
  }

  /// The first flaw of any of them.
  public Optional<Flaw> flaw(List<Claim> claims) {
    return claims.stream().flatMap(claim -> flaw(claim).stream()).findFirst();
  }

  /// The first flaw of a claim.
  public Optional<Flaw> flaw(Claim claim) {
    var text = claim.text();
    return Plain.when(claim.evidence().isEmpty(), Flaw.UNCITED)
        .or(() -> Plain.when(claim.evidence().size() > MOST_CITED, Flaw.NOT_THE_SCHEMA))
        .or(() ->
            Plain.when(!evidence.keySet().containsAll(claim.evidence()), Flaw.FOREIGN_EVIDENCE))
        .or(() -> Plain.flaw(text, data(claim), LONGEST))
        .or(() -> Plain.copied(text, captured))
        .or(() ->
            Plain.when(
                Language.of(text).filter(spoken -> !spoken.equals(LANGUAGE)).isPresent(),
                Flaw.LANGUAGE))
        .or(() -> Plain.when(names(text), Flaw.FRAME))
        .or(() -> Plain.when(ORDER.matcher(text).find(), Flaw.ORDER));
  }

  /// What a claim may be made of: what it cites. The organization's own names may stand in any, but
  /// their numbers prove nothing.
  private String data(Claim claim) {
    var data = new ArrayList<String>();
    data.add(own.replaceAll("\\p{N}", " "));
    for (var each : cited(claim)) {
      data.add(each.statement());
      each.captured().forEach(text -> data.add(HIDDEN.matcher(text).replaceAll(" ")));
    }
    return String.join("\n", data);
  }

  /// Whether it writes ids, which tell people nothing.
  private boolean names(String text) {
    return evidence.keySet().stream().anyMatch(text::contains);
  }

  private List<Evidence> cited(Claim claim) {
    return claim.evidence().stream()
        .distinct()
        .flatMap(id -> Optional.ofNullable(evidence.get(id)).stream())
        .toList();
  }

  /// Claims without a flaw, for people.
  public List<Remark.Sentence> sentences(List<Claim> claims) {
    return claims.stream()
        .map(claim ->
            new Remark.Sentence(
                claim.text().strip(), cited(claim).stream().map(Evidence::statement).toList()))
        .toList();
  }
}
