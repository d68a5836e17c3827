package org.doubleloop.recommender.counts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.counts.Cell.Trait;

/// Which cells a policy version's contexts fall into: everywhere, each declared attribute's value,
/// and each pair of them.
///
/// @param attributes those whose values are categories, in declared order; personal attributes and
///   numbers without declared values stay out. Only the first [#MOST_ATTRIBUTES] form cells, which
///   bounds what one action costs to count at 56 cells.
public record CellSpace(List<Attribute> attributes) {
  public static final int MOST_ATTRIBUTES = 10;

  /// An attribute that a policy declares as a category.
  ///
  /// @param values the values that form cells; none declared: every value does
  public record Attribute(String name, List<String> values) {
    public Attribute {
      values = List.copyOf(values);
    }

    private Optional<Trait> trait(Map<String, ?> context) {
      Object value = context.get(name);
      if (value == null) {
        return Optional.empty();
      }
      String category =
          switch (value) {
            case String text -> text;
            case Boolean flag -> flag.toString();
            // 3, 3.0 and 3.00 are one category
            case Number number when !values.isEmpty() -> plain(number);
            default -> "";
          };
      boolean known = values.isEmpty() ? !category.isEmpty() : values.contains(category);
      return known ? Optional.of(new Trait(name, category)) : Optional.empty();
    }

    private static String plain(Number number) {
      if (number instanceof Double real && !Double.isFinite(real)) {
        return "";
      }
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
  }

  public CellSpace {
    long distinct = attributes.stream().map(Attribute::name).distinct().count();
    if (distinct < attributes.size()) {
      throw new IllegalArgumentException("An attribute is declared once");
    }
    attributes = attributes.stream().limit(MOST_ATTRIBUTES).toList();
  }

  /// The cells that a context falls into, `EVERYWHERE` first. An attribute that is absent, or has a
  /// value that is not declared, forms none.
  public List<Cell> cellsOf(Map<String, ?> context) {
    List<Trait> traits = traitsOf(context);
    List<Cell> cells = new ArrayList<>(1 + traits.size() * (traits.size() + 1) / 2);
    cells.add(Cell.EVERYWHERE);
    for (Trait trait : traits) {
      cells.add(Cell.of(trait));
    }
    for (int i = 0; i < traits.size(); i++) {
      for (int j = i + 1; j < traits.size(); j++) {
        cells.add(Cell.of(traits.get(i), traits.get(j)));
      }
    }
    return cells;
  }

  /// The values of a context that form cells, in the order in which their attributes are declared.
  public List<Trait> traitsOf(Map<String, ?> context) {
    List<Trait> traits = new ArrayList<>(attributes.size());
    for (Attribute attribute : attributes) {
      attribute.trait(context).ifPresent(traits::add);
    }
    return traits;
  }
}
