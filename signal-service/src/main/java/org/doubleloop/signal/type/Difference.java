package org.doubleloop.signal.type;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.doubleloop.kit.problem.FieldFault;
import org.jspecify.annotations.Nullable;

/// In what a signal that was sent differs from the one that is stored under its name.
///
/// @param pointers JSON pointers into what it says, in their order
/// @param storedSource the source of the stored one where it is another; else null
public record Difference(List<String> pointers, @Nullable String storedSource) {
  public Difference {
    pointers = List.copyOf(pointers);
  }

  /// Where two contents differ: as deep as both are maps. Numbers are the same where they are worth
  /// the same, as they are not told apart by how they were written.
  public static List<String> between(Map<String, Object> one, Map<String, Object> other) {
    var pointers = new ArrayList<String>();
    collect("", one, other, pointers);
    return pointers;
  }

  private static void collect(String at, Map<?, ?> one, Map<?, ?> other, List<String> pointers) {
    var names = new HashSet<Object>(one.keySet());
    names.addAll(other.keySet());
    var sorted = new TreeSet<String>();
    names.forEach(name -> sorted.add(String.valueOf(name)));
    for (var name : sorted) {
      var pointer = FieldFault.pointer(at, name);
      var first = one.get(name);
      var second = other.get(name);
      if (first instanceof Map<?, ?> map && second instanceof Map<?, ?> others) {
        collect(pointer, map, others, pointers);
      } else if (!isSame(first, second)) {
        pointers.add(pointer);
      }
    }
  }

  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number first && other instanceof Number second) {
      return first.doubleValue() == second.doubleValue()
          && (first instanceof Double
              || second instanceof Double
              || first.longValue() == second.longValue());
    }
    return Objects.equals(one, other);
  }

  /// Whether there is none, so that one is a repeat of the other.
  public boolean isNone() {
    return pointers.isEmpty() && storedSource == null;
  }

  /// A fault for each pointer.
  ///
  /// @param place where in what was sent a pointer leads
  public List<FieldFault> faults(UnaryOperator<String> place) {
    return pointers.stream()
        .map(pointer -> new FieldFault(place.apply(pointer), "DIFFERS", "is not as it is stored"))
        .toList();
  }
}
