package org.doubleloop.kit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ProblemWriter;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies that say they are compressed or otherwise encoded, as nobody here decodes them
/// (RFC 9110, 15.5.16).
final class PlainBodyFilter extends OncePerRequestFilter {

  private static final String PLAIN = "identity";
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

  private final ProblemWriter problems;

  PlainBodyFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return WITHOUT_BODY.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
        .allMatch(PLAIN::equalsIgnoreCase)) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, PLAIN);
      problems.write(
          request,
          response,
          new ServiceException(
              CommonProblem.UNSUPPORTED_MEDIA_TYPE,
              "Send the body as it is, without a Content-Encoding"));
    }
  }
}
