package org.doubleloop.recommender.ruledraft;

import static org.doubleloop.recommender.ruledraft.RuleDraftProblem.NO_RULE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.ruledraft.Precedent.Source;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.CapturedSignals;
import org.doubleloop.recommender.suggestion.RecordedSuggestion;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/// Finds what a rule is to be made from: suggestions here, all else at the signal-service.
@Component
final class Precedents {
  private final Suggestions suggestions;
  private final CapturedSignals signals;

  Precedents(Suggestions suggestions, CapturedSignals signals) {
    this.suggestions = suggestions;
    this.signals = signals;
  }

  /// @throws ServiceException when there is none of this id, or it names no policy or no option
  Precedent of(String organization, Source source, String id) {
    return switch (source) {
      case SUGGESTION -> suggested(suggestions.find(organization, id), id);
      case ACTION ->
          done(organization, source, id, known(signals.action(id), source, id), List.of());
      case EDIT -> {
        var edit = known(signals.edit(id), source, id);
        var action =
            signals
                .action(edit.action())
                .orElseThrow(() ->
                    none(
                        source, "is of action %s, which is not captured".formatted(edit.action())));
        yield done(organization, source, id, action, List.of(id));
      }
    };
  }

  private static <T> T known(Optional<T> found, Source source, String id) {
    return found.orElseThrow(() ->
        new ServiceException(
            CommonProblem.NOT_FOUND,
            "There is no " + source.word() + " " + id,
            List.of(new FieldFault(pointer(source), "UNKNOWN", "names nothing that there is"))));
  }

  private static Precedent suggested(Optional<RecordedSuggestion> found, String id) {
    var source = Source.SUGGESTION;
    var suggestion = known(found, source, id);
    var option = suggestion.option();
    if (option == null) {
      throw none(source, "told nobody to do anything: name what was done instead");
    }
    var acted = suggestion.acted();
    return new Precedent(
        source,
        id,
        suggestion.key(),
        suggestion.version(),
        option,
        suggestion.context(),
        false,
        acted == null ? List.of() : List.of(acted.action()));
  }

  private Precedent done(
      String organization, Source source, String id, Action action, List<String> beside) {
    var key = action.policyKey().orElseThrow(() -> none(source, "names no policy"));
    var option = action.option();
    if (option == null) {
      throw none(source, "names no option");
    }
    var suggested =
        action.context().isEmpty()
            ? Optional.ofNullable(action.suggestion())
                .flatMap(each -> suggestions.find(organization, each))
                .filter(each -> each.key().equals(key))
                .map(RecordedSuggestion::context)
                .filter(context -> !context.isEmpty())
            : Optional.<Map<String, Object>>empty();
    return new Precedent(
        source,
        id,
        key,
        action.version(),
        option,
        suggested.orElse(action.context()),
        suggested.isPresent(),
        Stream.concat(beside.stream(), Stream.of(action.id())).distinct().toList());
  }

  static String pointer(Source source) {
    return "/" + source.word();
  }

  /// @param why as the end of a sentence about what was named
  static ServiceException none(Source source, String why) {
    return new ServiceException(
        NO_RULE,
        "The " + source.word() + " " + why,
        List.of(new FieldFault(pointer(source), "NO_RULE", why)));
  }
}
