package org.doubleloop.policy.revision;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.doubleloop.policy.rule.Option;
import org.jspecify.annotations.Nullable;

/// What other options mean for what has been counted: it is kept by their ids.
final class OptionNotes {
  private OptionNotes() {}

  static List<String> of(List<Option> before, List<Option> now) {
    var old = byId(before);
    var kept = byId(now);
    var notes = new ArrayList<String>();
    var added = ids(now, each -> !old.containsKey(each.id()));
    var removed = ids(before, each -> !kept.containsKey(each.id()));
    var redrafted = ids(now, each -> isOther(old.get(each.id()), each, Option::draft));
    var reattributed = ids(now, each -> isOther(old.get(each.id()), each, Option::attributes));
    if (!redrafted.isEmpty()) {
      notes.add(rewritten(redrafted, "another draft", "other drafts"));
    }
    if (!reattributed.isEmpty()) {
      notes.add(rewritten(reattributed, "other attributes", "other attributes"));
    }
    if (!added.isEmpty()) {
      notes.add(
          "%s %s new: nothing is known of %s yet, unless an earlier version had an option of that id,"
                  .formatted(
                      options(added),
                      Names.words(added, "is", "are"),
                      Names.words(added, "it", "them"))
              + " whose counts it then has");
    }
    if (!removed.isEmpty()) {
      notes.add(
          "%s %s not suggested any more: what was counted is kept, for an option of that id"
              .formatted(options(removed), Names.words(removed, "is", "are")));
    }
    return notes;
  }

  private static String rewritten(List<String> ids, String one, String several) {
    return "%s %s under the same id, and the counts of the old one: to begin anew, give %s another id"
        .formatted(
            options(ids),
            Names.words(ids, "has " + one, "have " + several),
            Names.words(ids, "it", "each"));
  }

  private static String options(List<String> ids) {
    return Names.words(ids, "Option ", "Options ") + Names.of(ids);
  }

  private static boolean isOther(
      @Nullable Option before, Option now, Function<Option, @Nullable Object> part) {
    return before != null && !Objects.equals(part.apply(before), part.apply(now));
  }

  private static List<String> ids(List<Option> options, Predicate<Option> which) {
    return options.stream().filter(which).map(Option::id).toList();
  }

  private static Map<String, Option> byId(List<Option> options) {
    return options.stream().collect(toMap(Option::id, Function.identity()));
  }
}
