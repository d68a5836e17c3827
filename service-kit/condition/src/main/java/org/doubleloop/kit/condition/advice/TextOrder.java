package org.doubleloop.kit.condition.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.doubleloop.kit.condition.advice.Token.Kind;

/// Finds texts that are compared by their order: '10.0.0' comes before '9.0.0' there.
public final class TextOrder {
  private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");

  private TextOrder() {}

  /// What is compared so, where anything is: the name of an attribute, or a text as it is written.
  ///
  /// @param texts the attributes that are texts
  public static Optional<String> in(String expression, Set<String> texts) {
    var tokens = Token.of(expression);
    return IntStream.range(1, Math.max(1, tokens.size() - 1))
        .filter(i -> tokens.get(i).kind() == Kind.SIGN && ORDERS.contains(tokens.get(i).text()))
        .mapToObj(i -> compared(tokens, i, texts))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> compared(List<Token> tokens, int sign, Set<String> texts) {
    var before = tokens.get(sign - 1);
    var after = tokens.get(sign + 1);
    boolean isCalled = sign + 2 < tokens.size() && tokens.get(sign + 2).is(".");
    if (before.kind() == Kind.WORD && texts.contains(before.text())) {
      return Optional.of(before.text());
    }
    if (after.kind() == Kind.WORD && texts.contains(after.text()) && !isCalled) {
      return Optional.of(after.text());
    }
    return before.kind() == Kind.TEXT
        ? Optional.of(before.text())
        : after.kind() == Kind.TEXT && !isCalled ? Optional.of(after.text()) : Optional.empty();
  }
}
