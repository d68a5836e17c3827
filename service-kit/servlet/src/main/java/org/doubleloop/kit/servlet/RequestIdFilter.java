package org.doubleloop.kit.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.doubleloop.kit.error.ProblemWriter;
import org.doubleloop.kit.id.Ids;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request an id: the caller's own, when it is one, or a new one. It stands in the
/// logs, in the answer's header and in problems.
final class RequestIdFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@~-]{1,64}");
  private static final String ATTRIBUTE = RequestIdFilter.class.getName();

  private final RandomGenerator random;

  RequestIdFilter(RandomGenerator random) {
    this.random = random;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var id = id(request, random);
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    MDC.put(ProblemWriter.REQUEST_ID, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(ProblemWriter.REQUEST_ID);
    }
  }

  static String id(HttpServletRequest request, RandomGenerator random) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    var sent = request.getHeader(HEADER);
    return sent != null && ID.matcher(sent).matches() ? sent : Ids.random(random);
  }
}
