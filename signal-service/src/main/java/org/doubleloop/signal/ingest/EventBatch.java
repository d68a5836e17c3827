package org.doubleloop.signal.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.JsonFaults;
import org.doubleloop.kit.problem.ServiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Cuts a batch into its events, so that each can be read, and fail, by itself.
final class EventBatch {
  /// A batch may have so many events.
  static final int MOST_EVENTS = 1_000;

  /// Only what is no JSON at all fails here; how strict an event is read is not decided yet.
  private static final JsonFactory LENIENT =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(1_000).build())
          .build();

  private EventBatch() {}

  /// The JSON of each item, in order.
  ///
  /// @throws ServiceException when it is no array of at most 1,000 items
  static List<byte[]> split(byte[] body) {
    try (var parser = LENIENT.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw invalid("TYPE", "must be an array of events");
      }
      var items = new ArrayList<byte[]>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (items.size() == MOST_EVENTS) {
          throw new ServiceException(
              CommonProblem.PAYLOAD_TOO_LARGE,
              "A batch has at most %,d events".formatted(MOST_EVENTS));
        }
        items.add(item(body, parser));
      }
      if (parser.nextToken() != null) {
        throw malformed("The body has something after its end");
      }
      return items;
    } catch (JacksonException unreadable) {
      throw JsonFaults.of(unreadable);
    }
  }

  private static byte[] item(byte[] body, JsonParser parser) {
    int start = offset(parser.currentTokenLocation().getByteOffset());
    if (parser.currentToken().isScalarValue()) {
      // whatever it is, it is no event
      parser.finishToken();
      return new byte[] {'0'};
    }
    parser.skipChildren();
    return Arrays.copyOfRange(body, start, offset(parser.currentLocation().getByteOffset()));
  }

  private static int offset(long bytes) {
    if (bytes < 0) {
      throw malformed("The body is not UTF-8");
    }
    return Math.toIntExact(bytes);
  }

  private static ServiceException malformed(String detail) {
    return new ServiceException(CommonProblem.MALFORMED_JSON, detail);
  }

  private static ServiceException invalid(String code, String message) {
    return EventMapping.invalid(List.of(new FieldFault("", code, message)));
  }
}
