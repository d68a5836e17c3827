package org.doubleloop.signal.ingest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.JsonFaults;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Events in the binary mode of CloudEvents over HTTP: the attributes stand in headers, and the
/// body is the data.
@Component
final class BinaryEvents {
  private static final String PREFIX = "ce-";
  private static final String DATA = "/data";
  private static final String CONTENT_TYPE = "datacontenttype";
  private static final Pattern ENCODED = Pattern.compile("(%[0-9A-Fa-f]{2})+");
  private static final String MODES =
      "An event in binary mode has its attributes in headers such as ce-specversion and ce-id, and"
          + " its data as the body. A whole event is sent as application/cloudevents+json, an array"
          + " of them as application/cloudevents-batch+json";

  private final JsonMapper mapper;

  /// @param mapper a strict one
  BinaryEvents(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /// The same event in the structured mode.
  ///
  /// @throws ServiceException when the body is no JSON, or no header says that it is an event
  byte[] structured(HttpHeaders headers, byte[] data) {
    var content = data(data);
    var event = mapper.createObjectNode();
    headers.forEach((header, values) -> {
      var name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        if (values.size() > 1) {
          throw EventMapping.invalid(
              List.of(new FieldFault(name, "DUPLICATE", "must be given once")));
        }
        event.put(name.substring(PREFIX.length()), decoded(values.getFirst()));
      }
    });
    if (!event.has("specversion")) {
      throw noEvent(headers);
    }
    event.set("data", content);
    event.put(CONTENT_TYPE, headers.getFirst(HttpHeaders.CONTENT_TYPE));
    return mapper.writeValueAsBytes(event);
  }

  private static ServiceException noEvent(HttpHeaders headers) {
    return MediaType.APPLICATION_JSON.isCompatibleWith(headers.getContentType())
        ? new ServiceException(
            CommonProblem.INVALID_REQUEST,
            MODES,
            List.of(new FieldFault(PREFIX + "specversion", "REQUIRED", "is required")))
        : new ServiceException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, MODES);
  }

  private JsonNode data(byte[] data) {
    EventMapping.requireRoom(data);
    try {
      return mapper.readTree(data);
    } catch (JacksonException unreadable) {
      throw JsonFaults.of(unreadable);
    }
  }

  /// What stands in a header, which has visible ASCII characters only.
  private static String decoded(String value) {
    return ENCODED
        .matcher(value)
        .replaceAll(bytes ->
            Matcher.quoteReplacement(URLDecoder.decode(bytes.group(), StandardCharsets.UTF_8)));
  }

  /// The same problem, its pointers into the request instead of the structured event.
  static ServiceException inRequest(ServiceException problem) {
    return new ServiceException(
        problem.type(),
        problem.detail(),
        problem.errors().stream()
            .map(fault -> new FieldFault(inRequest(fault.pointer()), fault.code(), fault.message()))
            .toList());
  }

  private static String inRequest(String pointer) {
    if (pointer.equals(DATA) || pointer.startsWith(DATA + "/")) {
      return pointer.substring(DATA.length());
    }
    if (pointer.equals("/" + CONTENT_TYPE)) {
      return HttpHeaders.CONTENT_TYPE;
    }
    return pointer.startsWith("/") ? PREFIX + pointer.substring(1) : pointer;
  }
}
