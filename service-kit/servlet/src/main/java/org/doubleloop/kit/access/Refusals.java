package org.doubleloop.kit.access;

import static org.doubleloop.kit.problem.CommonProblem.AUTHORITY_UNAVAILABLE;
import static org.doubleloop.kit.problem.CommonProblem.FORBIDDEN;
import static org.doubleloop.kit.problem.CommonProblem.UNAUTHORIZED;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.doubleloop.kit.error.ProblemWriter;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Contract;
import org.doubleloop.kit.web.ContractMatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/// Answers those who are not let in.
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private final ProblemWriter problems;
  private final Contract contract;

  Refusals(ProblemWriter problems, Contract contract) {
    this.problems = problems;
    this.contract = contract;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
      throws IOException {
    if (thrown instanceof AuthenticationServiceException) {
      log.warn("The issuer's keys cannot be fetched", thrown);
      problems.write(
          request,
          response,
          new ServiceException(
              AUTHORITY_UNAVAILABLE, "The token cannot be checked right now; try again"));
      return;
    }
    boolean shown = thrown instanceof OAuth2AuthenticationException;
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, shown ? "Bearer error=\"invalid_token\"" : "Bearer");
    problems.write(
        request,
        response,
        new ServiceException(
            UNAUTHORIZED,
            shown
                ? "The token is not valid, or not any more"
                : "Send a token as Authorization: Bearer"));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
    problems.write(request, response, new ServiceException(FORBIDDEN, missing(request)));
  }

  private String missing(HttpServletRequest request) {
    return switch (contract.at(request.getMethod(), request.getRequestURI())) {
      case ContractMatch.Documented(var operation) ->
          "This needs a token of one organization with the scope "
              + operation.scopes().stream()
                  .map(scopes -> scopes.stream().sorted().collect(Collectors.joining(" and ")))
                  .collect(Collectors.joining(" or "));
      case ContractMatch.OtherMethod _, ContractMatch.Undocumented _ ->
          "The token does not allow this";
    };
  }
}
