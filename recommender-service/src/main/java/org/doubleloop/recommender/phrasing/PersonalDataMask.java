package org.doubleloop.recommender.phrasing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doubleloop.recommender.language.Invisible;

/// Keeps personal values here while their place in the text is found elsewhere. A value never
/// leaves: the model is told the names, writes `{{name}}` where the value belongs, and the value is
/// put in when the answer is back. Where a value, or a part of it, stands as a whole word or phrase
/// in any text that is to leave, however it is spelled (see [Spellings]), its `{{name}}` leaves
/// instead; so do e-mail addresses, telephone and account numbers that captured text has and no
/// value names.
///
/// It does not know a person whom captured text names and no value does. What it cannot look for,
/// as any text has it, it tells: see [#cannotHide].
public final class PersonalDataMask {

  private final Set<String> names;

  /// All that can be put in again, by name: the values, their parts, and what captured text had.
  private final Map<String, String> values;

  private final Spellings spellings;

  public PersonalDataMask(Map<String, String> personal) {
    this.names = new LinkedHashSet<>(personal.keySet());
    this.values = new LinkedHashMap<>(personal);
    this.spellings = Spellings.of(personal);
    this.values.putAll(spellings.parts());
  }

  public Collection<String> names() {
    return names;
  }

  /// How many values cannot be looked for, as they are too short or a word that any text has.
  public int cannotHide() {
    return spellings.notHidden();
  }

  /// Whether one of those stands in a text just as it was given, so that it would leave.
  public boolean leaves(Collection<String> texts) {
    return texts.stream().anyMatch(spellings::hasCommon);
  }

  /// The same, with no value in any string of it; the names in maps stay.
  Object hide(Object data) {
    return switch (data) {
      case String text -> spellings.hidden(text);
      case Map<?, ?> map -> {
        var hidden = new LinkedHashMap<Object, Object>();
        map.forEach((key, value) -> hidden.put(key, hide(value)));
        yield hidden;
      }
      case Collection<?> all -> all.stream().map(this::hide).toList();
      default -> data;
    };
  }

  Original hide(Original original) {
    return new Original(
        spellings.hidden(original.template()),
        hideUntrusted(original.filled()),
        original.says().stream().map(spellings::hidden).toList());
  }

  /// The same of what is not trusted: also without places for values, without invisible characters,
  /// and without what looks like an address or a number of a person.
  public Object hideCaptured(Object data) {
    return switch (data) {
      case String text -> hideUntrusted(Placeholders.disarmed(text, values.keySet()));
      case Map<?, ?> map -> {
        var hidden = new LinkedHashMap<Object, Object>();
        map.forEach((key, value) -> hidden.put(key, hideCaptured(value)));
        yield hidden;
      }
      case Collection<?> all -> all.stream().map(this::hideCaptured).toList();
      default -> data;
    };
  }

  private String hideUntrusted(String text) {
    return Contacts.hidden(spellings.hidden(Invisible.stripped(text)), this::named);
  }

  /// The text without the places of its values.
  public String without(String text) {
    return Placeholders.fill(
        text, name -> values.containsKey(name) ? Optional.of(" ") : Optional.empty());
  }

  /// The text with its values.
  public String reveal(String text) {
    return Placeholders.fill(text, name -> Optional.ofNullable(values.get(name)));
  }

  /// The name of what captured text had; the same for the same.
  private String named(String kind, String value) {
    for (int i = 1; ; i++) {
      var name = kind + "." + i;
      if (values.putIfAbsent(name, value) == null || value.equals(values.get(name))) {
        return name;
      }
    }
  }
}
