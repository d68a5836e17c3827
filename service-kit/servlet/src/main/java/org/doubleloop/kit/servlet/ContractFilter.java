package org.doubleloop.kit.servlet;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;
import static org.doubleloop.kit.problem.CommonProblem.METHOD_NOT_ALLOWED;
import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;
import static org.doubleloop.kit.problem.CommonProblem.UNKNOWN_PARAMETER;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.error.ProblemWriter;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Contract;
import org.doubleloop.kit.web.ContractMatch;
import org.doubleloop.kit.web.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets only what the contract describes through to the controllers.
final class ContractFilter extends OncePerRequestFilter {

  private final Contract contract;
  private final ProblemWriter problems;

  ContractFilter(Contract contract, ProblemWriter problems) {
    this.contract = contract;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return OperatorPaths.isOperators(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var method = request.getMethod();
    var problem =
        switch (contract.at(method, request.getRequestURI())) {
          case ContractMatch.Documented(var operation) ->
              fault(operation, request.getQueryString());
          case ContractMatch.OtherMethod(var allowed) -> {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            yield refusal(METHOD_NOT_ALLOWED, method + " is not allowed here");
          }
          case ContractMatch.Undocumented() ->
              refusal(NOT_FOUND, "There is nothing under this path");
        };
    if (problem.isPresent()) {
      problems.write(request, response, problem.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Optional<ServiceException> fault(Operation operation, @Nullable String query) {
    MultiValueMap<String, String> given;
    try {
      given = QueryString.parse(query);
    } catch (IllegalArgumentException e) {
      return refusal(INVALID_REQUEST, "The query cannot be decoded");
    }
    var unknown = new ArrayList<FieldFault>();
    var invalid = new ArrayList<FieldFault>();
    given.forEach((name, values) -> {
      var parameter = operation.parameter(name);
      if (parameter.isEmpty()) {
        unknown.add(new FieldFault(name, "UNKNOWN", "is not a known parameter"));
      } else {
        check(name, parameter.get(), values).ifPresent(invalid::add);
      }
    });
    if (!unknown.isEmpty()) {
      return Optional.of(
          new ServiceException(UNKNOWN_PARAMETER, "The query has unknown parameters", unknown));
    }
    return invalid.isEmpty()
        ? Optional.empty()
        : Optional.of(new ServiceException(INVALID_REQUEST, "The query is not valid", invalid));
  }

  private static Optional<FieldFault> check(
      String name, Operation.QueryParameter parameter, List<String> values) {
    if (values.size() > 1 && !parameter.repeatable()) {
      return Optional.of(new FieldFault(name, "REPEATED", "must be given once"));
    }
    if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
      return Optional.of(new FieldFault(name, "CHARACTER", "must not contain the character NUL"));
    }
    if (!parameter.text() && values.stream().anyMatch(String::isEmpty)) {
      return Optional.of(new FieldFault(name, "REQUIRED", "must not be empty"));
    }
    return Optional.empty();
  }

  private static Optional<ServiceException> refusal(CommonProblem type, String detail) {
    return Optional.of(new ServiceException(type, detail));
  }
}
