package org.doubleloop.recommender.notion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.edited.KeptAction;
import org.doubleloop.recommender.edited.KeptEdit;
import org.doubleloop.recommender.habit.Habit;
import org.doubleloop.recommender.revision.Finding.Example;
import org.doubleloop.recommender.wording.Excerpt;
import org.doubleloop.recommender.wording.Phrase;

/// Real edits beside a habit that a model has pointed to.
final class Examples {
  private static final int MOST = 3;

  private Examples() {}

  /// The habit with some of the edits that it rests on.
  static Habit added(Habit habit, List<KeptAction> actions) {
    var edits =
        actions.stream()
            .flatMap(each -> each.edits().stream())
            .filter(each -> habit.signals().contains(each.id()))
            .collect(Collectors.toMap(KeptEdit::id, Function.identity(), (one, again) -> one));
    return habit.with(examples(habit, edits));
  }

  private static List<Example> examples(Habit habit, Map<String, KeptEdit> edits) {
    return habit.signals().stream()
        .flatMap(id -> Stream.ofNullable(edits.get(id)))
        .flatMap(edit -> example(habit, edit).stream())
        .limit(MOST)
        .toList();
  }

  private static Optional<Example> example(Habit habit, KeptEdit edit) {
    var text = habit.isRemoval() ? edit.draft() : edit.revised();
    return habit.phrases().stream()
        .flatMap(phrase -> Phrase.of(phrase).in(text).stream())
        .findFirst()
        .map(place ->
            habit.isRemoval()
                ? Excerpt.ofDraft(edit.draft(), edit.revised(), edit.changes(), place)
                : Excerpt.ofRevised(edit.draft(), edit.revised(), edit.changes(), place))
        .map(excerpt -> new Example(edit.id(), excerpt.before(), excerpt.after()));
  }
}
