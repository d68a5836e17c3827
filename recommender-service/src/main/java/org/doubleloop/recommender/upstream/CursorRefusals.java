package org.doubleloop.recommender.upstream;

import java.nio.charset.StandardCharsets;
import org.springframework.web.client.HttpClientErrorException;

/// How a service says that it does not understand a cursor that it gave before.
final class CursorRefusals {

  private CursorRefusals() {}

  static boolean isOne(HttpClientErrorException refusal) {
    return refusal.getStatusCode().value() == 400
        && refusal
            .getResponseBodyAsString(StandardCharsets.UTF_8)
            .contains("/problems/invalid-cursor");
  }
}
