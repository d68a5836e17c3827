package org.doubleloop.gateway.problem;

import java.util.Map;

/// What an answer says to a browser that comes before the filters which say it of all others, as
/// Spring Security writes it.
public final class SecurityHeaders {

  /// Nothing that is answered loads anything or is shown in a frame.
  public static final String CONTENT_SECURITY = "default-src 'none'; frame-ancestors 'none'";

  static final Map<String, String> ALL =
      Map.of(
          "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
          "Pragma", "no-cache",
          "Expires", "0",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "X-XSS-Protection", "0",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy", CONTENT_SECURITY);

  private SecurityHeaders() {}
}
