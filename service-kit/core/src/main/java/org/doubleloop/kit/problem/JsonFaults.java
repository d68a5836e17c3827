package org.doubleloop.kit.problem;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;
import static org.doubleloop.kit.problem.CommonProblem.MALFORMED_JSON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Says what is wrong with a body that Jackson could not read: where, and in words about JSON.
public final class JsonFaults {

  private JsonFaults() {}

  /// The problem to answer with, its pointers into what was read.
  public static ServiceException of(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException _ -> invalid(e, "UNKNOWN", "is not a known field");
      case InvalidNullException _ -> invalid(e, "NULL", "must not be null");
      case InputCoercionException _ -> invalid(e, "RANGE", "is out of range");
      case StreamConstraintsException _ -> invalid(e, "LIMIT", limit(e.getOriginalMessage()));
      case StreamReadException syntax -> syntax(syntax);
      case ValueInstantiationException value -> value(value, value.getType().getRawClass());
      case MismatchedInputException mismatch -> mismatch(mismatch);
      default -> invalid(e, "INVALID", "cannot be read");
    };
  }

  /// The problem of a request whose body is empty.
  public static ServiceException missingBody() {
    return new ServiceException(
        INVALID_REQUEST,
        "The request needs a body",
        List.of(new FieldFault("", "REQUIRED", "must not be empty")));
  }

  private static ServiceException mismatch(MismatchedInputException e) {
    var message = e.getOriginalMessage();
    if (message.startsWith("Trailing token")) {
      return malformed(e, "has something after its end");
    }
    if (message.startsWith("No content to map")) {
      return missingBody();
    }
    var type = e.getTargetType();
    if (e instanceof InvalidFormatException && message.contains("out of range")) {
      return invalid(e, "RANGE", "is out of range");
    }
    return value(e, type == null ? Object.class : type);
  }

  private static ServiceException value(JacksonException e, Class<?> type) {
    if (type.isEnum()) {
      return invalid(e, "ENUM", "must be one of " + constants(type));
    }
    if (e instanceof InvalidFormatException && (type == Instant.class || type == LocalDate.class)) {
      return invalid(e, "FORMAT", e.getOriginalMessage());
    }
    boolean unparsed =
        e instanceof InvalidFormatException format
            && format.getValue() instanceof String
            && isWrittenAsText(type);
    return invalid(e, unparsed ? "FORMAT" : "TYPE", "must be " + name(type));
  }

  /// A type in words about JSON that complete "must be".
  public static String name(Class<?> type) {
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    if (type == Instant.class) {
      return "a moment with an offset, such as 2026-03-01T09:30:00.000Z";
    }
    if (type == LocalDate.class) {
      return "a date, such as 2026-03-01";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Double.class || type == double.class || type == Number.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return isWrittenAsText(type) ? "a string of the declared format" : "an object";
  }

  private static boolean isWrittenAsText(Class<?> type) {
    return type.getPackageName().startsWith("java.")
        && type != Boolean.class
        && !Number.class.isAssignableFrom(type)
        && !Collection.class.isAssignableFrom(type)
        && !Map.class.isAssignableFrom(type);
  }

  /// The values of an enum, for "must be one of".
  public static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static String limit(String message) {
    if (message.contains("nesting depth")) {
      return "is nested too deeply";
    }
    if (message.contains("Number")) {
      return "has a number with too many digits";
    }
    return "has a " + (message.contains("name") ? "name" : "string") + " that is too long";
  }

  private static ServiceException syntax(StreamReadException e) {
    var message = e.getOriginalMessage();
    if (message.startsWith("Duplicate")) {
      return new ServiceException(
          MALFORMED_JSON,
          "A field is given twice",
          List.of(new FieldFault(position(e), "DUPLICATE", "is given twice")));
    }
    return malformed(e, message.contains("UTF-8") ? "is not UTF-8" : "is not JSON");
  }

  private static ServiceException malformed(JacksonException e, String what) {
    var at = e.getLocation();
    var place =
        at == null || at.getLineNr() < 1
            ? ""
            : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new ServiceException(
        MALFORMED_JSON,
        "The body " + what + place,
        List.of(new FieldFault(position(e), "MALFORMED", what)));
  }

  private static ServiceException invalid(JacksonException e, String code, String message) {
    return new ServiceException(
        INVALID_REQUEST,
        "The body does not have the form that is described",
        List.of(new FieldFault(pointer(e), code, message)));
  }

  /// Where the value stands: as databind saw it, else as the parser did.
  private static String pointer(JacksonException e) {
    return e.getPath().isEmpty() ? position(e) : pointer(e.getPath());
  }

  private static String position(JacksonException e) {
    var pointer =
        e.processor() instanceof JsonParser parser && parser.streamReadContext() != null
            ? parser.streamReadContext().pathAsPointer()
            : JsonPointer.empty();
    return pointer.toString();
  }

  private static String pointer(List<JacksonException.Reference> path) {
    var pointer = "";
    for (var step : path) {
      @Nullable String name = step.getPropertyName();
      pointer =
          FieldFault.pointer(pointer, name == null ? Integer.toString(step.getIndex()) : name);
    }
    return pointer;
  }
}
