package org.doubleloop.kit.problem;

import java.io.Serial;
import java.util.List;
import java.util.Objects;

/// Ends a request with a problem. Its detail is shown to the caller.
public final class ServiceException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient ProblemType type;
  private final transient List<FieldFault> errors;

  public ServiceException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public ServiceException(ProblemType type, String detail, List<FieldFault> errors) {
    super(Objects.requireNonNull(detail, "detail"));
    this.type = Objects.requireNonNull(type, "type");
    this.errors = List.copyOf(errors);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return Objects.requireNonNull(getMessage());
  }

  public List<FieldFault> errors() {
    return errors;
  }
}
