package org.doubleloop.gateway.sandbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.JsonFaults;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What is asked for when a sandbox's clock is to be moved.
record Move(Duration ahead) {

  private static final JsonMapper STRICT = StrictJson.mapper();
  private static final Pattern WEEKS = Pattern.compile("P(\\d{1,3})W");
  private static final Pattern EXACT = Pattern.compile("P(?=[\\dT])(\\d{1,4}D)?(T[\\dHMS]+)?");

  private record Body(@Nullable String ahead) {}

  /// @throws ServiceException `malformed-json` or `invalid-request`
  static Move parse(byte[] json) {
    try {
      @Nullable Body body = STRICT.readValue(json, Body.class);
      return new Move(duration(body == null ? null : body.ahead()));
    } catch (JacksonException e) {
      throw JsonFaults.of(e);
    }
  }

  private static Duration duration(@Nullable String text) {
    if (text == null) {
      throw fault("REQUIRED", "is missing");
    }
    var weeks = WEEKS.matcher(text);
    if (weeks.matches()) {
      return Duration.ofDays(7L * Integer.parseInt(weeks.group(1)));
    }
    try {
      if (EXACT.matcher(text).matches()) {
        return Duration.parse(text);
      }
    } catch (DateTimeException tooLong) {
      // it is no better than any other that cannot be read
    }
    throw fault("FORMAT", "must be an ISO 8601 duration in weeks, days, hours, minutes or seconds");
  }

  private static ServiceException fault(String code, String message) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        "The clock cannot be moved so",
        List.of(new FieldFault("/ahead", code, message)));
  }
}
