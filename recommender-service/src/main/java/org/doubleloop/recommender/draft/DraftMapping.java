package org.doubleloop.recommender.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.doubleloop.api.recommender.model.AppliedGuidanceJson;
import org.doubleloop.api.recommender.model.DraftFaultJson;
import org.doubleloop.api.recommender.model.DraftJson;
import org.doubleloop.api.recommender.model.NewDraftJson;
import org.doubleloop.api.recommender.model.TemplateReasonJson;
import org.doubleloop.api.recommender.model.UnfollowedBecauseJson;
import org.doubleloop.api.recommender.model.UnfollowedGuidanceJson;
import org.doubleloop.api.recommender.model.WriterJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.abridged.Unfollowed;
import org.doubleloop.recommender.phrasing.Placeholders;

/// Drafts as the API has them.
final class DraftMapping {

  private static final int LONGEST_VALUE = 1000;

  private DraftMapping() {}

  /// @throws ServiceException when a name is none, or a value too long
  static Commissioning.Asked fromApi(NewDraftJson asked) {
    return new Commissioning.Asked(
        asked.getSuggestion(),
        asked.getOption(),
        values(asked),
        asked.getWish(),
        Objects.requireNonNullElse(asked.getCount(), 1));
  }

  private static Map<String, String> values(NewDraftJson asked) {
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

  /// The first of them, which has the others.
  static DraftJson toApi(Commission commission, List<Drafting.Kept> drafts) {
    var all = drafts.stream().map(kept -> toApi(commission, kept)).toList();
    return all.size() == 1 ? all.getFirst() : all.getFirst().more(all.subList(1, all.size()));
  }

  private static DraftJson toApi(Commission commission, Drafting.Kept kept) {
    var suggestion = commission.suggestion();
    var draft = kept.draft();
    var by = draft.by();
    return new DraftJson()
        .id(kept.id())
        .captured(kept.id() != null)
        .suggestion(suggestion.id())
        .policy(suggestion.key().policy())
        .version(suggestion.version())
        .option(commission.request().option().id())
        .text(draft.text())
        .writtenBy(by != null ? WriterJson.MODEL : WriterJson.TEMPLATE)
        .model(by == null ? null : by.model())
        .provider(by == null ? null : by.provider())
        .prompt(by == null ? null : by.prompt())
        .templateReason(
            draft.why() == null ? null : TemplateReasonJson.fromValue(draft.why().name()))
        .fault(draft.fault() == null ? null : DraftFaultJson.fromValue(draft.fault().name()))
        .missing(draft.missing().isEmpty() ? null : draft.missing())
        .examples(draft.examples().isEmpty() ? null : draft.examples())
        .guidance(
            draft.guidance().stream()
                .map(each -> new AppliedGuidanceJson().id(each.id()).text(each.text()))
                .toList())
        .notFollowed(draft.unfollowed().stream().map(DraftMapping::toApi).toList());
  }

  private static UnfollowedGuidanceJson toApi(Unfollowed unfollowed) {
    return new UnfollowedGuidanceJson()
        .id(unfollowed.guidance().id())
        .text(unfollowed.guidance().text())
        .because(UnfollowedBecauseJson.fromValue(unfollowed.why().name()));
  }
}
