package org.doubleloop.kit.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.doubleloop.kit.problem.Problem;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Answers a request with a problem, from wherever it is noticed.
public final class ProblemWriter {

  /// Where the id of the current request stands in the logging context.
  public static final String REQUEST_ID = "requestId";

  private static final String SECONDS_TO_WAIT = "1";

  private final JsonMapper mapper;

  public ProblemWriter(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /// Writes the problem, unless the answer is already on its way.
  public void write(
      HttpServletRequest request, HttpServletResponse response, ServiceException problem)
      throws IOException {
    write(response, problem, request.getRequestURI());
  }

  /// Writes the problem for a status that the container has set, which becomes the status of the
  /// problem's kind. It names no instance: the path may be what cannot be read.
  public void write(HttpServletResponse response, int status) throws IOException {
    write(response, Translation.ofStatus(status), null);
  }

  private void write(
      HttpServletResponse response, ServiceException problem, @Nullable String instance)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    int status = problem.type().status();
    response.setStatus(status);
    if (status == 503) {
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
    }
    if (status == 401 && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    var written =
        Problem.of(
            problem.type(), problem.detail(), problem.errors(), instance, MDC.get(REQUEST_ID));
    byte[] body = mapper.writeValueAsBytes(written);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
