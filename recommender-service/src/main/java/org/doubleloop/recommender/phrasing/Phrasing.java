package org.doubleloop.recommender.phrasing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.asking.Instructions;
import org.jspecify.annotations.Nullable;

/// What a model is asked to put into words. But for the task, all of it is data.
///
/// @param task what to write, in this program's own words; `{{longest}}` stands for the number
///   there
/// @param policy what the organization decided: strings, numbers, booleans, lists and maps
/// @param captured what people or other programs sent, of the same types; it is not trusted
/// @param guidance texts by id, which the answer may cite
/// @param personal values by name that must not leave: see [PersonalDataMask]
/// @param original the message that the text is to be another wording of; null where there is none
/// @param written texts that were written for this already, from which another is to differ
/// @param wellReceived past texts after whose wording it may be
/// @param longest of the finished text, in UTF-16 characters
public record Phrasing(
    Instructions task,
    Map<String, Object> policy,
    Map<String, Object> captured,
    Map<String, String> guidance,
    Map<String, String> personal,
    @Nullable Original original,
    List<String> written,
    WellReceived wellReceived,
    int longest) {

  /// Past texts that were well received, for a text to be worded as they are. What they say is no
  /// source of what it may say.
  ///
  /// @param actions the ids of those that sent them
  /// @param texts as they are shown: without whom and what they are about
  /// @param customary five words in a row that an answer may repeat, as several recipients were
  ///   written them
  public record WellReceived(List<String> actions, List<String> texts, List<String> customary) {
    public static final WellReceived NONE = new WellReceived(List.of(), List.of(), List.of());

    public WellReceived {
      actions = List.copyOf(actions);
      texts = List.copyOf(texts);
      customary = List.copyOf(customary);
    }
  }

  public Phrasing {
    policy = ordered(policy);
    captured = ordered(captured);
    guidance = ordered(guidance);
    personal = ordered(personal);
    written = List.copyOf(written);
    if (longest < 1) {
      throw new IllegalArgumentException("There is at least a character to write");
    }
    if (!personal.keySet().stream().allMatch(Placeholders::isName)) {
      throw new IllegalArgumentException("A personal value has a name that a placeholder can have");
    }
  }

  /// Of the first text, which is no other wording of a message.
  public Phrasing(
      Instructions task,
      Map<String, Object> policy,
      Map<String, Object> captured,
      Map<String, String> guidance,
      Map<String, String> personal,
      int longest) {
    this(task, policy, captured, guidance, personal, null, List.of(), WellReceived.NONE, longest);
  }

  /// The same once more, for a text that differs from these.
  public Phrasing besides(List<String> texts) {
    return new Phrasing(
        task, policy, captured, guidance, personal, original, texts, wellReceived, longest);
  }

  /// The same, with nothing to be worded after.
  public Phrasing withoutPast() {
    return new Phrasing(
        task, policy, captured, guidance, personal, original, written, WellReceived.NONE, longest);
  }

  /// The order is kept: it is what the model reads.
  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
