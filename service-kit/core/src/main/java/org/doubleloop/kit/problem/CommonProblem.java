package org.doubleloop.kit.problem;

/// The kinds of problems that every service can answer with.
public enum CommonProblem implements ProblemType {
  MALFORMED_JSON("malformed-json", 400, "The body is not JSON"),
  INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
  UNKNOWN_PARAMETER("unknown-parameter", 400, "A query parameter is not known here"),
  INVALID_CURSOR("invalid-cursor", 400, "The cursor does not belong to this query"),
  UNAUTHORIZED("unauthorized", 401, "A valid access token is needed"),
  FORBIDDEN("forbidden", 403, "The access token does not allow this"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable representation"),
  CONFLICT("conflict", 409, "Something else is stored under this id"),
  STALE("stale", 412, "The stored state has changed since it was read"),
  PAYLOAD_TOO_LARGE("payload-too-large", 413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused", 422, "The idempotency key was used for another request"),
  IF_MATCH_REQUIRED("if-match-required", 428, "An If-Match header is needed"),
  INTERNAL("internal", 500, "Something went wrong"),
  AUTHORITY_UNAVAILABLE("authority-unavailable", 503, "The issuer of tokens cannot be reached"),
  STORE_UNAVAILABLE("store-unavailable", 503, "The store cannot be reached"),
  OVERLOADED("overloaded", 503, "The service is busy");

  private final String slug;
  private final int status;
  private final String title;

  CommonProblem(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
