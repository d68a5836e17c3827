package org.doubleloop.kit.web;

import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;

/// Bodies are taken as they are: nobody here decodes one that is compressed or otherwise encoded
/// (RFC 9110, 15.5.16).
public final class PlainBody {

  /// What `Accept-Encoding` says beside a refusal.
  public static final String CODING = "identity";

  private PlainBody() {}

  /// Why an operation does not take a body with these values of `Content-Encoding`; empty when it
  /// does, or looks at no body.
  public static Optional<ServiceException> refusal(Operation operation, List<String> codings) {
    return !operation.takesBody() || codings.stream().allMatch(CODING::equalsIgnoreCase)
        ? Optional.empty()
        : Optional.of(
            new ServiceException(
                CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                "Send the body as it is, without a Content-Encoding"));
  }
}
