package org.doubleloop.kit.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/// Turns what bean validation found, in the body or in parameters, into faults.
public final class ValidationFaults {

  private static final Map<String, String> CODES =
      Map.of(
          "NotNull", "REQUIRED",
          "Min", "RANGE",
          "Max", "RANGE",
          "DecimalMin", "RANGE",
          "DecimalMax", "RANGE");

  private ValidationFaults() {}

  /// The faults of one object, their pointers into it.
  public static List<FieldFault> of(Errors errors) {
    return faults("", errors).toList();
  }

  /// The faults of a request, in its body and in its parameters.
  public static List<FieldFault> of(HandlerMethodValidationException e) {
    return e.getParameterValidationResults().stream().flatMap(ValidationFaults::faults).toList();
  }

  /// The name under which a parameter is sent; empty for the body.
  public static String name(MethodParameter parameter) {
    var named =
        Stream.of(
                value(parameter.getParameterAnnotation(RequestParam.class), RequestParam::value),
                value(parameter.getParameterAnnotation(RequestHeader.class), RequestHeader::value),
                value(parameter.getParameterAnnotation(PathVariable.class), PathVariable::value))
            .filter(name -> !name.isEmpty())
            .findFirst();
    if (parameter.hasParameterAnnotation(RequestBody.class)) {
      return "";
    }
    return named.orElseGet(() -> Objects.requireNonNullElse(parameter.getParameterName(), ""));
  }

  private static <A> String value(@Nullable A annotation, Function<A, String> value) {
    return annotation == null ? "" : value.apply(annotation);
  }

  private static Stream<FieldFault> faults(ParameterValidationResult result) {
    var index = result.getContainerIndex();
    if (result instanceof ParameterErrors errors) {
      return faults(index == null ? "" : "/" + index, errors);
    }
    var name = name(result.getMethodParameter());
    return result.getResolvableErrors().stream().map(error -> fault(name, error));
  }

  private static Stream<FieldFault> faults(String base, Errors errors) {
    return errors.getAllErrors().stream()
        .map(error ->
            fault(
                error instanceof FieldError field ? base + pointer(field.getField()) : base,
                error));
  }

  private static FieldFault fault(String pointer, MessageSourceResolvable error) {
    var codes = error.getCodes();
    var constraint = codes == null || codes.length == 0 ? "Invalid" : codes[codes.length - 1];
    var message = error.getDefaultMessage();
    var code = CODES.getOrDefault(constraint, constraint.toUpperCase(Locale.ROOT));
    if (code.equals("REQUIRED")) {
      return new FieldFault(pointer, code, "is required");
    }
    return new FieldFault(
        pointer, code, message == null || message.isEmpty() ? "is not valid" : message);
  }

  /// `outcomes[3].value` as `/outcomes/3/value`, `attributes[a.b]` as `/attributes/a.b`.
  static String pointer(String path) {
    var pointer = new StringBuilder("/");
    boolean inKey = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '[' || c == ']') {
        inKey = c == '[';
      }
      switch (c) {
        case '[' -> pointer.append('/');
        case ']' -> {}
        case '.' -> pointer.append(inKey ? '.' : '/');
        case '~' -> pointer.append("~0");
        case '/' -> pointer.append("~1");
        default -> pointer.append(c);
      }
    }
    return pointer.toString();
  }
}
