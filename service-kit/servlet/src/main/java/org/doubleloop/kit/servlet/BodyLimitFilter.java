package org.doubleloop.kit.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.doubleloop.kit.error.ProblemWriter;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies above their limit: by what they declare, else as soon as more has been read.
final class BodyLimitFilter extends OncePerRequestFilter {

  private final BodyLimits limits;
  private final ProblemWriter problems;

  BodyLimitFilter(BodyLimits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit = limits.of(request.getRequestURI());
    long declared = request.getContentLengthLong();
    if (declared > limit.toBytes()) {
      problems.write(request, response, tooLarge(limit));
    } else if (declared >= 0) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(new Bounded(request, limit), response);
    }
  }

  static ServiceException tooLarge(DataSize limit) {
    return new ServiceException(
        CommonProblem.PAYLOAD_TOO_LARGE,
        "The body has more than %,d bytes".formatted(limit.toBytes()));
  }

  private static final class Bounded extends HttpServletRequestWrapper {
    private final DataSize limit;

    Bounded(HttpServletRequest request, DataSize limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new BoundedInput(super.getInputStream(), limit);
    }
  }
}
