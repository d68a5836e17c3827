package org.doubleloop.kit.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.doubleloop.kit.web.Contract;
import org.doubleloop.kit.web.ContractMatch;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/// Answers are of the type that the contract says, mostly JSON, for whoever accepts that. The
/// generated interfaces also produce problems, and would name a good answer one for a caller that
/// accepts nothing else.
final class AcceptedAnswers implements ContentNegotiationStrategy {
  private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

  private final HeaderContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();
  private final Contract contract;

  AcceptedAnswers(Contract contract) {
    this.contract = contract;
  }

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    var answers = answers(request);
    if (header.resolveMediaTypes(request).stream()
        .noneMatch(accepted -> answers.stream().anyMatch(accepted::includes))) {
      throw new HttpMediaTypeNotAcceptableException(answers);
    }
    return answers;
  }

  private List<MediaType> answers(NativeWebRequest request) {
    var asked = request.getNativeRequest(HttpServletRequest.class);
    if (asked != null
        && contract.at(asked.getMethod(), asked.getRequestURI())
            instanceof ContractMatch.Documented(var operation)
        && !operation.answers().isEmpty()) {
      return operation.answers().stream().sorted().map(MediaType::parseMediaType).toList();
    }
    return JSON;
  }
}
