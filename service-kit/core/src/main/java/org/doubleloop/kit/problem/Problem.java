package org.doubleloop.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.doubleloop.kit.text.Characters;
import org.jspecify.annotations.Nullable;

/// A problem as it is written (RFC 9457), cut to the lengths that the contract allows.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    @Nullable String requestId,
    List<FieldFault> errors) {

  private static final int MOST_ERRORS = 100;
  private static final int LONGEST_POINTER = 2_048;
  private static final int LONGEST_TEXT = 4_096;

  public Problem {
    errors = List.copyOf(errors);
  }

  /// @param instance the path of the request; none where it cannot be read
  public static Problem of(
      ProblemType type,
      String detail,
      List<FieldFault> errors,
      @Nullable String instance,
      @Nullable String requestId) {
    return new Problem(
        type.type(),
        type.title(),
        type.status(),
        Characters.cut(detail, LONGEST_TEXT),
        instance == null ? null : Characters.cut(instance, LONGEST_POINTER),
        requestId,
        errors.stream().limit(MOST_ERRORS).map(Problem::cut).toList());
  }

  private static FieldFault cut(FieldFault fault) {
    return new FieldFault(
        Characters.cut(fault.pointer(), LONGEST_POINTER),
        fault.code(),
        Characters.cut(fault.message(), LONGEST_TEXT));
  }
}
