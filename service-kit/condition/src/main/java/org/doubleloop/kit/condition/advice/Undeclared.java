package org.doubleloop.kit.condition.advice;

import com.google.common.base.Ascii;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.advice.Sorts.Remark;
import org.jspecify.annotations.Nullable;

/// Finds what an attribute is compared with, and can never be: it would make a condition that says
/// nothing, and nobody would learn of it.
///
/// @param name of the attribute
/// @param isLowered whether its capitals are made small before
/// @param values as they are compared; none: any
public record Undeclared(String name, boolean isLowered, List<String> values) {
  public Undeclared {
    values = List.copyOf(values);
  }

  /// @param term one by itself, without those below it
  /// @param values that are declared of an attribute; none: any
  public static Stream<Remark> of(CelExpr term, Function<String, List<String>> values) {
    if (term.getKind() != Kind.CALL) {
      return Stream.empty();
    }
    var call = term.call();
    var parts = Stream.concat(call.target().stream(), call.args().stream()).toList();
    return parts.size() != 2
        ? Stream.empty()
        : Stream.of(parts, parts.reversed())
            .flatMap(each ->
                Stream.ofNullable(attribute(each.getFirst(), values))
                    .flatMap(attribute -> attribute.remarks(call, each.getLast())));
  }

  private static @Nullable Undeclared attribute(
      CelExpr term, Function<String, List<String>> values) {
    if (term.getKind() == Kind.IDENT) {
      return new Undeclared(term.ident().name(), false, values.apply(term.ident().name()));
    }
    if (term.getKind() != Kind.CALL || !term.call().function().equals("lowerAscii")) {
      return null;
    }
    var of = attribute(term.call().target().orElseThrow(), values);
    return of == null
        ? null
        : new Undeclared(of.name, true, of.values.stream().map(Ascii::toLowerCase).toList());
  }

  private Stream<Remark> remarks(CelCall call, CelExpr with) {
    return switch (call.function()) {
      case "_==_", "_!=_" -> remark(with, String::equals, "");
      case "@in" ->
          with.getKind() == Kind.LIST
              ? with.list().elements().stream().flatMap(each -> remark(each, String::equals, ""))
              : Stream.empty();
      case "startsWith" -> part(call, with, String::startsWith, " begins with");
      case "endsWith" -> part(call, with, String::endsWith, " ends with");
      case "contains" -> part(call, with, String::contains, " has");
      default -> Stream.empty();
    };
  }

  private Stream<Remark> part(
      CelCall call, CelExpr with, BiPredicate<String, String> is, String verb) {
    return call.args().contains(with) ? remark(with, is, verb) : Stream.empty();
  }

  private Stream<Remark> remark(CelExpr with, BiPredicate<String, String> is, String verb) {
    if (with.getKind() != Kind.CONSTANT
        || with.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      return Stream.empty();
    }
    var text = with.constant().stringValue();
    if (isLowered && !text.equals(Ascii.toLowerCase(text))) {
      return Stream.of(
          new Remark(
              with,
              "%s.lowerAscii() has no capitals: write '%s'"
                  .formatted(name, Quotes.shown(Ascii.toLowerCase(text)))));
    }
    return values.isEmpty() || values.stream().anyMatch(value -> is.test(value, text))
        ? Stream.empty()
        : Stream.of(new Remark(with, never(text, verb)));
  }

  private String never(String text, String verb) {
    var nearest =
        values.stream()
            .filter(value -> value.strip().equalsIgnoreCase(text.strip()))
            .findFirst()
            .or(() -> Names.nearest(text, values))
            .filter(_ -> verb.isEmpty());
    return "%s '%s'; declared are %s%s"
        .formatted(
            verb.isEmpty()
                ? "`%s` is never".formatted(name)
                : "no value of `%s`%s".formatted(name, verb),
            Quotes.shown(text),
            Quotes.listed(values),
            nearest.map(". Probably '%s' is meant"::formatted).orElse(""));
  }
}
