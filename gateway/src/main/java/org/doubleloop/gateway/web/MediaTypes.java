package org.doubleloop.gateway.web;

import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/// What bodies must say that they are.
public final class MediaTypes {

  private MediaTypes() {}

  /// @throws ServiceException `unsupported-media-type` for any other, and for what is none
  public static void require(MediaType type, ServerRequest request) {
    if (!isOf(type, request)) {
      throw new ServiceException(
          CommonProblem.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be " + type);
    }
  }

  private static boolean isOf(MediaType type, ServerRequest request) {
    try {
      return request.headers().contentType().filter(type::includes).isPresent();
    } catch (InvalidMediaTypeException notOne) {
      return false;
    }
  }
}
