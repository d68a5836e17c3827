package org.doubleloop.recommender.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.api.recommender.model.AppliedGuidanceJson;
import org.doubleloop.api.recommender.model.DraftJson;
import org.doubleloop.api.recommender.model.NewDraftJson;
import org.doubleloop.api.recommender.model.TemplateReasonJson;
import org.doubleloop.api.recommender.model.WriterJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.phrasing.Placeholders;
import org.doubleloop.recommender.suggestion.RecordedSuggestion;

/// Drafts as the API has them.
final class DraftMapping {

  private static final int LONGEST_VALUE = 1000;
  private static final int LONGEST_TEXT = 20_000;

  private DraftMapping() {}

  /// @throws ServiceException when a name is none, or a value too long
  static Map<String, String> fromApi(NewDraftJson asked) {
    var values = Optional.ofNullable(asked.getValues()).orElse(Map.of());
    var faults = new ArrayList<FieldFault>();
    values.forEach((name, value) -> {
      var pointer = FieldFault.pointer("/values", name);
      if (!Placeholders.isName(name)) {
        faults.add(
            new FieldFault(
                pointer,
                "PATTERN",
                "must be a letter followed by up to 63 letters, digits, _, . or -"));
      }
      if (Characters.isLonger(value, LONGEST_VALUE)) {
        faults.add(new FieldFault(pointer, "SIZE", "must have at most 1000 characters"));
      }
    });
    if (!faults.isEmpty()) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST, "The values cannot be put into a text", faults);
    }
    return values;
  }

  /// @throws ServiceException when the text is longer than an answer's may be
  static DraftJson toApi(RecordedSuggestion suggestion, String option, Draft draft) {
    if (Characters.isLonger(draft.text(), LONGEST_TEXT)) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "The text would be too long",
          List.of(new FieldFault("/values", "SIZE", "make a text of more than 20000 characters")));
    }
    return new DraftJson()
        .suggestion(suggestion.id())
        .policy(suggestion.key().policy())
        .version(suggestion.version())
        .option(option)
        .text(draft.text())
        .writtenBy(draft.model() != null ? WriterJson.MODEL : WriterJson.TEMPLATE)
        .model(draft.model())
        .templateReason(
            draft.why() == null ? null : TemplateReasonJson.fromValue(draft.why().name()))
        .guidance(
            draft.guidance().stream()
                .map(each -> new AppliedGuidanceJson().id(each.id()).text(each.text()))
                .toList());
  }
}
