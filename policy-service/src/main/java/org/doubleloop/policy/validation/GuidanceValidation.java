package org.doubleloop.policy.validation;

import java.util.List;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.kit.phrase.Wording;
import org.doubleloop.policy.content.Guidance;

/// Finds the faults of guidance.
final class GuidanceValidation {
  private final ConditionValidation conditions;
  private final FieldFaults faults;

  GuidanceValidation(ConditionValidation conditions, FieldFaults faults) {
    this.conditions = conditions;
    this.faults = faults;
  }

  void check(String list, List<Guidance> guidance) {
    faults.addRepeated(list, "/id", guidance.stream().map(Guidance::id).toList());
    for (int i = 0; i < guidance.size(); i++) {
      var each = guidance.get(i);
      conditions.check(list + "/" + i + "/when", each.when());
      if (each.marks() != null) {
        checkMarks(list + "/" + i + "/marks", each.marks());
      }
    }
  }

  /// One can be followed only if a text may say what it is to say.
  private void checkMarks(String pointer, Marks marks) {
    if (marks.areNone()) {
      faults.add(pointer, "REQUIRED", "must have a phrase in without or with");
    }
    checkPhrases(pointer + "/without", marks.without());
    checkPhrases(pointer + "/with", marks.with());
    for (int i = 0; i < marks.with().size(); i++) {
      var asked = Wording.of(marks.with().get(i));
      for (String forbidden : marks.without()) {
        if (asked.says(Wording.of(forbidden))) {
          faults.add(
              pointer + "/with/" + i,
              "CONTRADICTION",
              "must not say what must not stand in a text: " + forbidden);
        }
      }
    }
  }

  private void checkPhrases(String list, List<String> phrases) {
    var wordings = phrases.stream().map(Wording::of).toList();
    faults.addRepeated(list, "", wordings.stream().map(Wording::text).toList());
    for (int i = 0; i < wordings.size(); i++) {
      if (!wordings.get(i).hasWords()) {
        faults.add(list + "/" + i, "PATTERN", "must have a word");
      }
    }
  }
}
