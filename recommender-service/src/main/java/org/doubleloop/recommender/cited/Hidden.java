package org.doubleloop.recommender.cited;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doubleloop.recommender.fact.Names;
import org.doubleloop.recommender.phrasing.PersonalDataMask;

/// Keeps out of captured texts whom they name, before they are shown to a model: nobody has said
/// which of their words are personal, so that all that looks like a name is taken for one. What is
/// hidden is not put in again.
public final class Hidden {
  private final PersonalDataMask mask;

  /// @param own words of the organization, which are no names of people
  public Hidden(Collection<String> captured, String own) {
    this.mask = new PersonalDataMask(names(captured, own));
  }

  private static Map<String, String> names(Collection<String> captured, String own) {
    var names = new LinkedHashMap<String, String>();
    captured.stream()
        .flatMap(text -> Names.unknown(text, own).stream())
        .distinct()
        .forEach(name -> names.put("name." + (names.size() + 1), name));
    return names;
  }

  /// Whether a name in a text cannot be hidden, as any text may have it.
  public boolean leaves(Collection<String> texts) {
    return mask.leaves(texts);
  }

  public String hidden(String text) {
    return (String) mask.hideCaptured(text);
  }
}
