package org.doubleloop.kit.condition.advice;

import static org.doubleloop.kit.condition.advice.Sort.*;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doubleloop.kit.condition.AttributeType;

/// Finds what does not fit together in a condition that can be read.
public final class Sorts {
  private static final String FOREIGN =
      "is none of what conditions are made of: attributes, strings, numbers, true, false and lists";

  private final Map<String, AttributeType> attributes;
  private final List<Remark> remarks = new ArrayList<>();

  private Sorts(Map<String, AttributeType> attributes) {
    this.attributes = attributes;
  }

  /// @param term that something is wrong with
  public record Remark(CelExpr term, String message) {}

  /// All that does not fit; at least one thing is, where the language does not take it.
  public static List<Remark> of(CelExpr root, Map<String, AttributeType> attributes) {
    var sorts = new Sorts(attributes);
    sorts.require(FLAG, root, "the condition");
    return List.copyOf(sorts.remarks);
  }

  private Sort sort(CelExpr term) {
    return switch (term.getKind()) {
      case CONSTANT -> constant(term);
      case IDENT -> attribute(term);
      case LIST -> {
        term.list().elements().forEach(this::sort);
        yield LIST;
      }
      case CALL -> call(term, term.call());
      case SELECT ->
          wrong(
              term,
              attributes.containsKey(term.select().field())
                  ? "an attribute stands by its name alone: write " + term.select().field()
                  : "'%s' is no field: an attribute stands by its name alone; declared are %s"
                      .formatted(Quotes.shown(term.select().field()), declared()));
      case NOT_SET, STRUCT, MAP, COMPREHENSION -> wrong(term, FOREIGN);
    };
  }

  private String declared() {
    return Quotes.listed(new TreeSet<>(attributes.keySet()));
  }

  private Sort constant(CelExpr term) {
    return switch (term.constant().getKind()) {
      case STRING_VALUE -> TEXT;
      case DOUBLE_VALUE, INT64_VALUE -> NUMBER;
      case BOOLEAN_VALUE -> FLAG;
      case NULL_VALUE -> wrong(term, "nothing is null here: ask has(x), whether x is there");
      default -> wrong(term, FOREIGN);
    };
  }

  private Sort attribute(CelExpr term) {
    var name = term.ident().name();
    var type = attributes.get(name);
    return type != null
        ? of(type)
        : Presence.isOne(name) ? FLAG : wrong(term, Names.undeclared(name, attributes.keySet()));
  }

  private static Sort of(AttributeType type) {
    return switch (type) {
      case STRING -> TEXT;
      case NUMBER -> NUMBER;
      case BOOLEAN -> FLAG;
    };
  }

  private Sort call(CelExpr term, CelCall call) {
    var args = call.args();
    return switch (call.function()) {
      case "_&&_", "_||_", "!_" -> {
        args.forEach(each -> require(FLAG, each, sign(call)));
        yield FLAG;
      }
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" ->
          compare(term, args.getFirst(), args.getLast());
      case "@in" -> in(term, args.getFirst(), args.getLast());
      case "_+_" -> compared(term, args.getFirst(), args.getLast(), "`+` puts together");
      case "_-_", "_*_", "_/_", "-_" -> {
        args.forEach(each -> require(NUMBER, each, sign(call)));
        yield NUMBER;
      }
      case "_?_:_" -> {
        require(FLAG, args.getFirst(), "what stands before ?");
        yield compared(term, args.get(1), args.get(2), "a ? b : c has");
      }
      case "_%_" -> wrong(term, "`%` is no sign here: " + Names.ALLOWED);
      case "_[_]" -> wrong(term, "nothing is taken out of a list here: " + Names.ALLOWED);
      default -> function(term, call);
    };
  }

  /// As it is written: operators are functions such as `_==_` and `@in`.
  private static String sign(CelCall call) {
    return "`" + call.function().replaceAll("[_@]", "") + "`";
  }

  private Sort compare(CelExpr term, CelExpr one, CelExpr other) {
    var sign = sign(term.call());
    if (isNull(one) || isNull(other)) {
      var asked = isNull(one) ? other : one;
      var name = asked.getKind() == Kind.IDENT ? asked.ident().name() : "x";
      return wrong(
          term,
          "nothing is null here: write %shas(%s)"
              .formatted(sign.equals("`!=`") ? "" : "!", Quotes.shown(name)));
    }
    compared(term, one, other, sign + " compares");
    return FLAG;
  }

  private static boolean isNull(CelExpr term) {
    return switch (term.getKind()) {
      case CONSTANT -> term.constant().getKind() == CelConstant.Kind.NULL_VALUE;
      case IDENT -> Names.isNothing(term.ident().name());
      default -> false;
    };
  }

  /// Two that are to be of one sort.
  private Sort compared(CelExpr term, CelExpr one, CelExpr other, String what) {
    if (isBareWord(one) != isBareWord(other)) {
      var word = isBareWord(other) ? other : one;
      var with = isBareWord(other) ? one : other;
      if (!Instead.isConstant(with) && sort(with) == TEXT) {
        return wrong(word, inQuotes(word.ident().name()));
      }
    }
    var first = sort(one);
    var second = sort(other);
    if (first == ANY || second == ANY) {
      return first == ANY ? second : first;
    }
    if (first == second) {
      return first;
    }
    return wrong(
        term,
        "%s %s with %s%s"
            .formatted(what, first.words, second.words, Instead.of(one, first, other, second)));
  }

  private String inQuotes(String word) {
    return Names.undeclared(word, attributes.keySet())
        + ". As a text it stands in quotes: '%s'".formatted(Quotes.shown(word));
  }

  private boolean isBareWord(CelExpr term) {
    return term.getKind() == Kind.IDENT
        && !attributes.containsKey(term.ident().name())
        && !Presence.isOne(term.ident().name())
        && !Names.isTruth(term.ident().name());
  }

  private Sort in(CelExpr term, CelExpr one, CelExpr list) {
    if (list.getKind() == Kind.LIST) {
      list.list().elements().forEach(each -> compared(term, one, each, "`in` compares"));
      return FLAG;
    }
    sort(one);
    return sort(list) == ANY
        ? FLAG
        : wrong(term, "`in` takes a list, ['a', 'b']; that a text has a part is x.contains('a')");
  }

  private Sort function(CelExpr term, CelCall call) {
    var name = call.function();
    var form = Names.FUNCTIONS.get(name);
    if (form == null) {
      return wrong(term, Names.noFunction(name));
    }
    if (name.equals("has")) {
      return wrong(
          term, "has(x) takes the name of a declared attribute, alone; declared are " + declared());
    }
    boolean isFree = name.equals("size") || name.equals("matches");
    int parts = name.equals("lowerAscii") || name.equals("size") ? 1 : 2;
    var given = Stream.concat(call.target().stream(), call.args().stream()).toList();
    if (given.size() != parts || (call.target().isEmpty() && !isFree)) {
      return wrong(term, "'%s' is written %s".formatted(name, form));
    }
    given.forEach(each -> require(TEXT, each, form));
    return switch (name) {
      case "size" -> NUMBER;
      case "lowerAscii" -> TEXT;
      default -> FLAG;
    };
  }

  private void require(Sort wanted, CelExpr term, String by) {
    if (wanted == TEXT && isBareWord(term)) {
      wrong(term, inQuotes(term.ident().name()));
      return;
    }
    var sort = sort(term);
    if (sort == wanted || sort == ANY) {
      return;
    }
    wrong(
        term,
        "%s takes %s, and this is %s%s"
            .formatted(by, wanted.words, sort.words, Instead.of(wanted, term, sort)));
  }

  private Sort wrong(CelExpr term, String message) {
    remarks.add(new Remark(term, message));
    return ANY;
  }
}
