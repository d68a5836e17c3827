package org.doubleloop.recommender.similar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.language.Verbatim;
import org.doubleloop.recommender.optout.OptOuts;
import org.doubleloop.recommender.phrasing.PersonalDataMask;
import org.doubleloop.recommender.phrasing.Phrasing.WellReceived;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.tick.Ticks;
import org.springframework.stereotype.Component;

/// Finds the past texts that are shown to a model beside what it is to write.
@Component
public final class PastTexts {
  private static final int SHOWN = 3;

  /// So many of the nearest tell what is said again and again.
  private static final int NEAR = 24;

  /// To so many recipients: no less is the organization's own wording.
  private static final int RECIPIENTS = 3;

  private final Edited edited;
  private final Embeddings embeddings;
  private final OptOuts optOuts;
  private final Ticks ticks;

  PastTexts(Edited edited, Embeddings embeddings, OptOuts optOuts, Ticks ticks) {
    this.edited = edited;
    this.embeddings = embeddings;
    this.optOuts = optOuts;
    this.ticks = ticks;
  }

  /// For what something is to be written.
  ///
  /// @param message what is to be said
  /// @param personal values that are not to leave
  public record Wanted(
      PolicyVersion version, Option option, String message, Map<String, String> personal) {}

  /// Those of the same policy and option, none where there are no vectors yet.
  public WellReceived of(Wanted wanted) {
    if (!embeddings.areThere()) {
      return WellReceived.NONE;
    }
    var key = wanted.version().key();
    var texts =
        SentTexts.of(
            edited.of(key),
            wanted.version(),
            wanted.option().id(),
            ticks.latest(key.organization()));
    return texts.isEmpty() ? WellReceived.NONE : nearest(wanted, texts);
  }

  private WellReceived nearest(Wanted wanted, List<SentText> texts) {
    var asked =
        Stream.concat(Stream.of(wanted.message()), texts.stream().map(SentText::text)).toList();
    var nearest = new Nearest(embeddings.of(asked));
    var template = Boilerplate.of(Objects.requireNonNullElse(wanted.option().draft(), ""));
    var near =
        nearest.to(wanted.message(), texts).stream()
            .filter(text -> !template.says(text.text()))
            .limit(NEAR)
            .toList();
    var shown = shown(wanted, near);
    var said = new HashSet<String>();
    var taken =
        nearest.distinct(
            near,
            SHOWN,
            text ->
                shown.containsKey(text) && !hasOptedOut(wanted, text) && said.add(shown.get(text)));
    return taken.isEmpty()
        ? WellReceived.NONE
        : new WellReceived(
            taken.stream().map(SentText::action).toList(),
            taken.stream().flatMap(text -> Stream.ofNullable(shown.get(text))).toList(),
            customary(shown));
  }

  private boolean hasOptedOut(Wanted wanted, SentText text) {
    var units = text.units();
    return optOuts.of(wanted.version().key(), units.subject(), units.account()).isPresent();
  }

  /// As they are shown, those that can be.
  private static Map<SentText, String> shown(Wanted wanted, List<SentText> texts) {
    var veil = new Veil(String.join("\n", wanted.option().texts().toList()));
    var mask = new PersonalDataMask(wanted.personal());
    var shown = new LinkedHashMap<SentText, String>();
    for (SentText text : texts) {
      veil.shown(text)
          .filter(each -> !mask.leaves(List.of(each)))
          .ifPresent(each -> shown.put(text, each));
    }
    return shown;
  }

  /// Five words in a row that were said to several recipients.
  private static List<String> customary(Map<SentText, String> shown) {
    Map<String, Set<String>> recipients = new HashMap<>();
    shown.forEach((text, said) ->
        Verbatim.runs(said)
            .forEach(run ->
                recipients.computeIfAbsent(run, _ -> new HashSet<>()).add(text.units().subject())));
    return recipients.entrySet().stream()
        .filter(each -> each.getValue().size() >= RECIPIENTS)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
