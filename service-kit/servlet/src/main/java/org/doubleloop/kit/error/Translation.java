package org.doubleloop.kit.error;

import static org.doubleloop.kit.problem.CommonProblem.FORBIDDEN;
import static org.doubleloop.kit.problem.CommonProblem.INTERNAL;
import static org.doubleloop.kit.problem.CommonProblem.INVALID_CURSOR;
import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;
import static org.doubleloop.kit.problem.CommonProblem.MALFORMED_JSON;
import static org.doubleloop.kit.problem.CommonProblem.METHOD_NOT_ALLOWED;
import static org.doubleloop.kit.problem.CommonProblem.NOT_ACCEPTABLE;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.kit.problem.CommonProblem.OVERLOADED;
import static org.doubleloop.kit.problem.CommonProblem.STORE_UNAVAILABLE;
import static org.doubleloop.kit.problem.CommonProblem.UNAUTHORIZED;
import static org.doubleloop.kit.problem.CommonProblem.UNSUPPORTED_MEDIA_TYPE;

import com.mongodb.MongoException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.kit.lane.InvalidCursorException;
import org.doubleloop.kit.lane.LaneOverloadedException;
import org.doubleloop.kit.lane.StoreUnavailableException;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.JsonFaults;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.problem.ValidationFaults;
import org.doubleloop.kit.web.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/// Says which problem an exception is, whoever raised it.
final class Translation {

  /// What the container answers to a transfer coding and to a version of HTTP that it does not
  /// know.
  private static final Set<Integer> CODINGS_AND_VERSIONS = Set.of(501, 505);

  private Translation() {}

  static ServiceException of(Throwable thrown) {
    return switch (thrown) {
      case ServiceException e -> e;
      case HttpMessageNotReadableException e -> unreadable(e);
      case MethodArgumentNotValidException e -> invalid(ValidationFaults.of(e.getBindingResult()));
      case HandlerMethodValidationException e when !e.isForReturnValue() ->
          invalid(ValidationFaults.of(e));
      case MissingServletRequestParameterException e ->
          invalid(List.of(new FieldFault(e.getParameterName(), "REQUIRED", "is required")));
      case MissingRequestHeaderException e when e.getHeaderName().equals(ETags.IF_MATCH) ->
          ETags.required();
      case MissingRequestHeaderException e ->
          invalid(List.of(new FieldFault(e.getHeaderName(), "REQUIRED", "is required")));
      case MethodArgumentTypeMismatchException e -> invalid(List.of(mismatch(e)));
      case RequestRejectedException _ ->
          new ServiceException(INVALID_REQUEST, "A header has a control character");
      case NoHandlerFoundException _, NoResourceFoundException _ -> notFound();
      case HttpRequestMethodNotSupportedException e ->
          new ServiceException(METHOD_NOT_ALLOWED, e.getMethod() + " is not allowed here");
      case HttpMediaTypeNotSupportedException e ->
          new ServiceException(
              UNSUPPORTED_MEDIA_TYPE,
              "The Content-Type must be one of " + e.getSupportedMediaTypes());
      case HttpMediaTypeNotAcceptableException e ->
          new ServiceException(
              NOT_ACCEPTABLE,
              "The answer is %s, which Accept does not allow"
                  .formatted(
                      e.getSupportedMediaTypes().stream()
                          .map(MediaType::toString)
                          .collect(Collectors.joining(" or "))));
      case AuthenticationException _ ->
          new ServiceException(UNAUTHORIZED, "The access token is missing or not valid");
      case AccessDeniedException _ ->
          new ServiceException(FORBIDDEN, "The access token does not allow this");
      case InvalidCursorException _ ->
          new ServiceException(
              INVALID_CURSOR,
              "The cursor was not made for this query",
              List.of(new FieldFault("cursor", "INVALID", "was not made for this query")));
      case LaneOverloadedException _, AsyncRequestTimeoutException _ ->
          new ServiceException(OVERLOADED, "There is too much to do right now; try again");
      case MongoException _, StoreUnavailableException _ ->
          new ServiceException(STORE_UNAVAILABLE, "The store did not answer; try again");
      case ErrorResponse e -> ofStatus(e.getStatusCode().value());
      default -> internal();
    };
  }

  /// The problem for a status that the container or a filter has set.
  static ServiceException ofStatus(int status) {
    if (status == NOT_FOUND.status()) {
      return notFound();
    }
    if (status == OVERLOADED.status()) {
      return new ServiceException(OVERLOADED, OVERLOADED.title());
    }
    return Arrays.stream(CommonProblem.values())
        .filter(p -> p.status() == status && p != MALFORMED_JSON)
        .findFirst()
        .map(p -> new ServiceException(p, p.title()))
        .orElseGet(() ->
            CODINGS_AND_VERSIONS.contains(status) || status < 500
                ? new ServiceException(INVALID_REQUEST, "The request cannot be read")
                : internal());
  }

  private static ServiceException notFound() {
    return new ServiceException(NOT_FOUND, "There is nothing under this path");
  }

  private static ServiceException internal() {
    return new ServiceException(INTERNAL, "The failure was logged under the request id");
  }

  private static ServiceException invalid(List<FieldFault> faults) {
    return new ServiceException(
        INVALID_REQUEST,
        faults.size() == 1 ? "One value is not valid" : faults.size() + " values are not valid",
        faults);
  }

  private static ServiceException unreadable(HttpMessageNotReadableException e) {
    @Nullable Throwable cause = e;
    @Nullable JacksonException json = null;
    for (; cause != null; cause = cause.getCause()) {
      if (cause instanceof ServiceException known) {
        return known;
      }
      if (json == null && cause instanceof JacksonException jackson) {
        json = jackson;
      }
    }
    return json == null ? JsonFaults.missingBody() : JsonFaults.of(json);
  }

  private static FieldFault mismatch(MethodArgumentTypeMismatchException e) {
    var type = e.getRequiredType();
    var name = ValidationFaults.name(e.getParameter());
    if (type != null && type.isEnum()) {
      return new FieldFault(name, "ENUM", "must be one of " + JsonFaults.constants(type));
    }
    if (NestedExceptionUtils.getMostSpecificCause(e) instanceof DateTimeException unreadable) {
      return new FieldFault(
          name, "FORMAT", Objects.requireNonNullElse(unreadable.getMessage(), "is not valid"));
    }
    return new FieldFault(
        name, "TYPE", "must be " + (type == null ? "valid" : JsonFaults.name(type)));
  }
}
