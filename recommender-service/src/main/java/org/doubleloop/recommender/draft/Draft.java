package org.doubleloop.recommender.draft;

import java.util.List;
import org.doubleloop.recommender.abridged.Unfollowed;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.asking.Reason;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.policy.Guidance;
import org.jspecify.annotations.Nullable;

/// A message, and who wrote it.
///
/// @param guidance what the model says that it followed, or what the marks show of a template
/// @param unfollowed the rest of what was served, and why
/// @param by who wrote it; null: the template did
/// @param why the template had to
/// @param fault of what the model wrote last, where that was not used
/// @param examples the actions whose texts the model was shown
/// @param missing the names for which the template had nothing, so that `[name]` stands in the text
record Draft(
    String text,
    List<Guidance> guidance,
    List<Unfollowed> unfollowed,
    @Nullable Author by,
    @Nullable Reason why,
    @Nullable Fault fault,
    List<String> examples,
    List<String> missing) {
  Draft {
    examples = List.copyOf(examples);
    missing = List.copyOf(missing);
    guidance = List.copyOf(guidance);
    unfollowed = List.copyOf(unfollowed);
    if ((by == null) == (why == null)) {
      throw new IllegalArgumentException("It is a model, or a reason why it is not");
    }
  }

  /// @param served what there was to follow
  /// @param examples the actions whose texts it was shown
  static Draft byModel(
      Author by, String text, List<Guidance> served, List<String> named, List<String> examples) {
    return new Draft(
        text,
        served.stream().filter(each -> named.contains(each.id())).toList(),
        served.stream()
            .filter(each -> !named.contains(each.id()))
            .map(each -> new Unfollowed(each, Unfollowed.Why.NOT_NAMED))
            .toList(),
        by,
        null,
        null,
        examples,
        List.of());
  }

  /// By the template, which follows what its marks show.
  ///
  /// @param missing the names for which there was nothing
  /// @param served what there was to follow
  static Draft byTemplate(
      String text, List<String> missing, List<Guidance> served, Reason why, @Nullable Fault fault) {
    var unfollowed = Unfollowed.in(text, served);
    var rest = unfollowed.stream().map(Unfollowed::guidance).toList();
    return new Draft(
        text,
        served.stream().filter(each -> !rest.contains(each)).toList(),
        unfollowed,
        null,
        why,
        fault,
        List.of(),
        missing);
  }
}
