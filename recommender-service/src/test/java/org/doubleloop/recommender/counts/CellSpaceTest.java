package org.doubleloop.recommender.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CellSpace.Attribute;
import org.junit.jupiter.api.Test;

class CellSpaceTest {
  private static final CellSpace SPACE =
      new CellSpace(
          List.of(
              new Attribute("seniority", List.of("vp", "director")),
              new Attribute("customer", List.of()),
              new Attribute("floor", List.of("1", "2.5", "30"))));

  @Test
  void formsACellOfEveryAttributeAndOfEveryPair() {
    assertThat(SPACE.cellsOf(Map.of("seniority", "vp", "customer", true, "floor", 2.5)))
        .extracting(Cell::toString)
        .containsExactly(
            "",
            "seniority=vp",
            "customer=true",
            "floor=2.5",
            "customer=true & seniority=vp",
            "floor=2.5 & seniority=vp",
            "customer=true & floor=2.5");
  }

  @Test
  void formsNoCellOfWhatIsAbsentOrNotDeclared() {
    assertThat(SPACE.cellsOf(Map.of())).containsExactly(Cell.EVERYWHERE);
    assertThat(SPACE.cellsOf(Map.of("seniority", "intern", "name", "Ada", "floor", 7)))
        .containsExactly(Cell.EVERYWHERE);
    assertThat(SPACE.cellsOf(Map.of("seniority", List.of("vp"), "floor", Double.NaN)))
        .containsExactly(Cell.EVERYWHERE);
  }

  @Test
  void takesNumbersAsCategoriesOnlyWhereValuesAreDeclared() {
    assertThat(SPACE.cellsOf(Map.of("customer", 3))).containsExactly(Cell.EVERYWHERE);
    assertThat(List.of(30, 30L, 30.0, new BigDecimal("30.00"), "30"))
        .allSatisfy(number ->
            assertThat(SPACE.cellsOf(Map.of("floor", number)))
                .contains(Cell.of(new Trait("floor", "30"))));
  }

  @Test
  void givesACellOneFormHoweverItsAttributesWereDeclared() {
    Map<String, Object> context = Map.of("seniority", "vp", "customer", true, "floor", 1);

    assertThat(new CellSpace(SPACE.attributes().reversed()).cellsOf(context))
        .containsExactlyInAnyOrderElementsOf(SPACE.cellsOf(context));
  }

  @Test
  void boundsTheCellsOfOneAction() {
    List<Attribute> many =
        IntStream.range(0, 40).mapToObj(i -> new Attribute("a" + i, List.of("x"))).toList();
    Map<String, String> context =
        many.stream().collect(Collectors.toMap(Attribute::name, attribute -> "x"));

    assertThat(new CellSpace(many).cellsOf(context)).hasSize(56);
  }

  @Test
  void refusesAnAttributeDeclaredTwiceAndTraitsOutOfOrder() {
    Attribute seniority = new Attribute("seniority", List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CellSpace(List.of(seniority, seniority)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cell(List.of(new Trait("b", "1"), new Trait("a", "1"))));
  }
}
