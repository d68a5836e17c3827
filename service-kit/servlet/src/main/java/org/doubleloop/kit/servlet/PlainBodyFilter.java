package org.doubleloop.kit.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.doubleloop.kit.error.ProblemWriter;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Contract;
import org.doubleloop.kit.web.ContractMatch;
import org.doubleloop.kit.web.PlainBody;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies that are not [plain][PlainBody].
final class PlainBodyFilter extends OncePerRequestFilter {

  private final Contract contract;
  private final ProblemWriter problems;

  PlainBodyFilter(Contract contract, ProblemWriter problems) {
    this.contract = contract;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.CONTENT_ENCODING) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var refusal = refusal(request);
    if (refusal.isPresent()) {
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, PlainBody.CODING);
      problems.write(request, response, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<ServiceException> refusal(HttpServletRequest request) {
    var codings = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
    return contract.at(request.getMethod(), request.getRequestURI())
            instanceof ContractMatch.Documented(var operation)
        ? PlainBody.refusal(operation, codings)
        : Optional.empty();
  }
}
