package org.doubleloop.kit.servlet;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/// Answers are JSON for whoever accepts JSON. The generated interfaces also produce problems, and
/// would name a good answer one for a caller that accepts nothing else.
final class AcceptedAnswers implements ContentNegotiationStrategy {
  private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

  private final HeaderContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    if (header.resolveMediaTypes(request).stream()
        .noneMatch(accepted -> accepted.includes(MediaType.APPLICATION_JSON))) {
      throw new HttpMediaTypeNotAcceptableException(JSON);
    }
    return JSON;
  }
}
