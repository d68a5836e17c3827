package org.doubleloop.recommender.counts;

import java.util.Comparator;
import java.util.List;

/// A part of all contexts: those with these values of these attributes. No trait at all is
/// everywhere.
///
/// @param traits ordered by attribute, so that one cell has one form however it was declared
public record Cell(List<Trait> traits) implements Comparable<Cell> {
  /// All contexts.
  public static final Cell EVERYWHERE = new Cell(List.of());

  /// Which cells stay where not all can: those with fewer traits first, then by a hash of their
  /// names. It does not depend on when a cell was first seen.
  static final Comparator<Cell> ADMISSION =
      Comparator.<Cell>comparingInt(cell -> cell.traits.size())
          .thenComparingLong(Cell::spread)
          .thenComparing(Comparator.naturalOrder());

  private static final Comparator<Trait> BY_NAME =
      Comparator.comparing(Trait::attribute).thenComparing(Trait::value);

  /// One attribute having one value.
  public record Trait(String attribute, String value) {
    @Override
    public String toString() {
      return attribute + "=" + value;
    }
  }

  public Cell {
    traits = List.copyOf(traits);
    for (int i = 1; i < traits.size(); i++) {
      if (traits.get(i - 1).attribute().compareTo(traits.get(i).attribute()) >= 0) {
        throw new IllegalArgumentException(
            "Traits stand in order of distinct attributes: " + traits);
      }
    }
  }

  public static Cell of(Trait trait) {
    return new Cell(List.of(trait));
  }

  public static Cell of(Trait one, Trait other) {
    boolean ordered = one.attribute().compareTo(other.attribute()) < 0;
    return new Cell(ordered ? List.of(one, other) : List.of(other, one));
  }

  /// By traits, compared one after the other; a shorter cell stands before those that extend it.
  @Override
  public int compareTo(Cell other) {
    int both = Math.min(traits.size(), other.traits.size());
    for (int i = 0; i < both; i++) {
      int order = BY_NAME.compare(traits.get(i), other.traits.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(traits.size(), other.traits.size());
  }

  @Override
  public String toString() {
    return String.join(" & ", traits.stream().map(Trait::toString).toList());
  }

  // FNV-1a, then Stafford's mix 13: specified to the bit, unlike String.hashCode's spread.
  private long spread() {
    long hash = 0xcbf29ce484222325L;
    for (Trait trait : traits) {
      hash = fold(fold(hash, trait.attribute()), trait.value());
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  private static long fold(long hash, String text) {
    long folded = hash;
    for (int i = 0; i < text.length(); i++) {
      folded = (folded ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (folded ^ text.length()) * 0x100000001b3L;
  }
}
