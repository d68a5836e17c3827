package org.doubleloop.signal.type;

import java.util.Set;

/// What of a document is about the subject itself, and goes when the subject is erased. All else
/// stays, so that counts do: declared categories, and the names of units, which are keyed hashes.
///
/// @param fields the names of fields, `outer.inner` where one lies in another
/// @param attributes likewise the names of maps of attributes, of which those go that are marked
///   personal
public record PersonalData(Set<String> fields, Set<String> attributes) {
  public PersonalData {
    fields = Set.copyOf(fields);
    attributes = Set.copyOf(attributes);
  }

  /// These fields.
  public static PersonalData of(String... fields) {
    return new PersonalData(Set.of(fields), Set.of());
  }
}
