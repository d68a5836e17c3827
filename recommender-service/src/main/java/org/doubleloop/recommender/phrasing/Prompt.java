package org.doubleloop.recommender.phrasing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.phrasing.Phrasing.WellReceived;
import tools.jackson.databind.json.JsonMapper;

/// What is sent. The instructions are this program's own words, always the same for a task; all the
/// rest is one JSON object, which no text inside it can close.
///
/// @param asked of which the instructions are made
/// @param guidance the ids that an answer may name
/// @param sources what an answer may be made of
/// @param mark a word of no language in the instructions, by which they are known again
public record Prompt(
    Instructions asked,
    String instructions,
    String data,
    Set<String> guidance,
    Sources sources,
    PersonalDataMask mask,
    String mark,
    int longest) {

  /// @param mark see there; drawn by chance, so that nobody can know it
  public static Prompt of(Phrasing phrasing, JsonMapper mapper, String mark) {
    var mask = new PersonalDataMask(phrasing.personal());
    var policy = (Map<?, ?>) mask.hide(phrasing.policy());
    var guidance = (Map<?, ?>) mask.hide(phrasing.guidance());
    var captured = (Map<?, ?>) mask.hideCaptured(phrasing.captured());
    var original = phrasing.original() == null ? null : mask.hide(phrasing.original());
    var decided = new LinkedHashMap<Object, Object>(policy);
    if (original != null && !original.says().isEmpty()) {
      decided.put("says", original.says());
    }
    var data = new LinkedHashMap<String, Object>();
    data.put("policy", decided);
    data.put(
        "guidance",
        guidance.entrySet().stream()
            .map(each -> Map.of("id", each.getKey(), "text", each.getValue()))
            .toList());
    data.put("names", mask.names());
    data.put("captured", original == null ? captured : withDraft(captured, original));
    if (!phrasing.written().isEmpty()) {
      // The values are in their places there, and what captured text had is, too.
      data.put("written", mask.hideCaptured(phrasing.written()));
    }
    var past = phrasing.wellReceived();
    var shown = Sources.strings(mask.hideCaptured(past.texts()));
    if (!shown.isEmpty()) {
      data.put("wellReceived", shown);
    }
    return new Prompt(
        phrasing.task(),
        phrasing.task().marked(mark).replace("{{longest}}", Integer.toString(phrasing.longest())),
        mapper.writeValueAsString(data),
        phrasing.guidance().keySet(),
        new Sources(
            Sources.strings(policy),
            Sources.strings(guidance),
            Sources.strings(captured),
            original,
            new WellReceived(past.actions(), shown, past.customary())),
        mask,
        mark,
        phrasing.longest());
  }

  /// The original stands there and not with the policy, as it is filled with what was captured.
  private static Map<Object, Object> withDraft(Map<?, ?> captured, Original original) {
    var all = new LinkedHashMap<Object, Object>();
    if (!original.filled().isEmpty()) {
      all.put("draft", original.filled());
    }
    all.putAll(captured);
    return all;
  }

  /// The same once more, as an answer had a fault; nothing of that answer is sent.
  public Prompt after(Fault fault) {
    return new Prompt(
        asked,
        instructions + "\nYour last answer was not used: " + fault.words() + ".\n",
        data,
        guidance,
        sources,
        mask,
        mark,
        longest);
  }

  /// The same, showing what another does: an answer is held against all that this has shown.
  public Prompt showing(Prompt less) {
    return new Prompt(asked, instructions, less.data, guidance, sources, mask, mark, longest);
  }
}
