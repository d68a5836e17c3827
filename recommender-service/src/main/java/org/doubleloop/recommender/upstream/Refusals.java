package org.doubleloop.recommender.upstream;

import java.nio.charset.StandardCharsets;
import org.springframework.web.client.HttpClientErrorException;

/// Why a service refuses what it is asked.
final class Refusals {

  private Refusals() {}

  /// Whether a feed does not understand the cursor that it gave before: its service has lost the
  /// secret that sealed it. It never will, so that the feed must be read from its start.
  static boolean isOfCursor(HttpClientErrorException refusal) {
    return refusal.getStatusCode().value() == 400
        && refusal
            .getResponseBodyAsString(StandardCharsets.UTF_8)
            .contains("/problems/invalid-cursor");
  }
}
