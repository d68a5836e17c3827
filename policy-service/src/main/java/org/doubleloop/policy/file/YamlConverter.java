package org.doubleloop.policy.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.List;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/// Takes YAML from requests and puts it into answers as it is: a text in UTF-8.
@Component
final class YamlConverter extends AbstractHttpMessageConverter<String> {
  private static final String CHARSET = "charset";

  YamlConverter() {
    super(MediaType.APPLICATION_YAML);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == String.class;
  }

  @Override
  protected String readInternal(Class<? extends String> type, HttpInputMessage input)
      throws IOException {
    var contentType = input.getHeaders().getContentType();
    if (contentType != null
        && contentType.getParameter(CHARSET) != null
        && !UTF_8.equals(contentType.getCharset())) {
      throw new ServiceException(
          CommonProblem.UNSUPPORTED_MEDIA_TYPE,
          "A file is in UTF-8: the Content-Type must be " + MediaType.APPLICATION_YAML);
    }
    return text(input.getBody().readAllBytes());
  }

  static String text(byte[] bytes) {
    if (bytes.length > PolicyFile.MOST_BYTES) {
      var place = Place.endOf(new String(bytes, 0, PolicyFile.MOST_BYTES, UTF_8));
      throw new ServiceException(
          CommonProblem.PAYLOAD_TOO_LARGE,
          "The file has %,d bytes, and %,d is the most"
              .formatted(bytes.length, PolicyFile.MOST_BYTES),
          List.of(Places.located(place, "", "SIZE", "is beyond what a file may have")));
    }
    var text = CharBuffer.allocate(bytes.length);
    var in = ByteBuffer.wrap(bytes);
    var result = UTF_8.newDecoder().decode(in, text, true);
    text.flip();
    if (result.isError()) {
      throw new ServiceException(
          PolicyProblem.MALFORMED_YAML,
          "The file is not in UTF-8",
          List.of(
              Places.located(
                  Place.endOf(text),
                  "",
                  "MALFORMED",
                  "has bytes that are not UTF-8: save it in that encoding")));
    }
    return text.toString();
  }

  @Override
  protected void writeInternal(String text, HttpOutputMessage output) throws IOException {
    output.getBody().write(text.getBytes(UTF_8));
  }
}
