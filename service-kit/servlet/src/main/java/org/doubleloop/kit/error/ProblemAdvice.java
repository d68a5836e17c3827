package org.doubleloop.kit.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// Renders every exception that reaches the web layer, and logs those that an operator must see.
@RestControllerAdvice
final class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final ProblemWriter writer;

  ProblemAdvice(ProblemWriter writer) {
    this.writer = writer;
  }

  @ExceptionHandler(Throwable.class)
  void render(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (thrown instanceof AsyncRequestNotUsableException) {
      return;
    }
    var problem = Translation.of(thrown);
    note(problem, thrown);
    switch (thrown) {
      case HttpRequestMethodNotSupportedException e when e.getSupportedHttpMethods() != null ->
          response.setHeader(
              HttpHeaders.ALLOW,
              e.getSupportedHttpMethods().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
      case HttpMediaTypeNotSupportedException e when !e.getSupportedMediaTypes().isEmpty() ->
          response.setHeader(
              HttpHeaders.ACCEPT,
              e.getSupportedMediaTypes().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", ")));
      default -> {}
    }
    writer.write(request, response, problem);
  }

  private static void note(ServiceException problem, Throwable thrown) {
    if (problem.type() == CommonProblem.INTERNAL) {
      log.error("Request {} failed", MDC.get(ProblemWriter.REQUEST_ID), thrown);
    } else if (problem.type() == CommonProblem.STORE_UNAVAILABLE) {
      log.warn("Request {} met no store", MDC.get(ProblemWriter.REQUEST_ID), thrown);
    }
  }
}
