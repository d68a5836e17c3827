package org.doubleloop.policy.edition;

import java.util.List;
import org.doubleloop.api.policy.model.ClauseChangeJson;
import org.doubleloop.api.policy.model.ClauseChangeKindJson;
import org.doubleloop.api.policy.model.ClauseKindJson;
import org.doubleloop.api.policy.model.ClauseRefJson;
import org.doubleloop.api.policy.model.FieldChangeJson;
import org.doubleloop.api.policy.model.WordsJson;
import org.doubleloop.api.policy.model.WordsKindJson;
import org.doubleloop.policy.change.ClauseChange;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.change.FieldChange;
import org.jspecify.annotations.Nullable;

/// Translates changes of clauses for the API.
public final class ChangeMapping {
  private ChangeMapping() {}

  public static List<ClauseChangeJson> toApi(List<ClauseChange> changes) {
    return changes.stream().map(ChangeMapping::toApi).toList();
  }

  public static @Nullable ClauseRefJson toApi(@Nullable ClauseRef clause) {
    return clause == null
        ? null
        : new ClauseRefJson().kind(ClauseKindJson.valueOf(clause.kind().name())).id(clause.id());
  }

  public static @Nullable ClauseRef fromApi(@Nullable ClauseRefJson clause) {
    return clause == null
        ? null
        : new ClauseRef(ClauseKind.valueOf(clause.getKind().name()), clause.getId());
  }

  private static ClauseChangeJson toApi(ClauseChange change) {
    return new ClauseChangeJson()
        .change(ClauseChangeKindJson.valueOf(change.kind().name()))
        .clause(toApi(change.clause()))
        .sentence(change.sentence())
        .fields(change.fields().stream().map(ChangeMapping::toApi).toList());
  }

  private static FieldChangeJson toApi(FieldChange change) {
    var api =
        new FieldChangeJson().field(change.field()).before(change.before()).after(change.after());
    return change.words().isEmpty()
        ? api
        : api.words(
            change.words().stream()
                .map(words ->
                    new WordsJson()
                        .kind(WordsKindJson.valueOf(words.kind().name()))
                        .text(words.text()))
                .toList());
  }
}
