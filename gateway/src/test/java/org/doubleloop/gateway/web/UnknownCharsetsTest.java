package org.doubleloop.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownCharsetsTest {

  private static List<String> passed(String header, List<String> values) {
    var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/v1/signals");
    request.headers().set(header, values);
    var channel = new EmbeddedChannel(new UnknownCharsets());
    channel.writeInbound(request);
    HttpRequest read = channel.readInbound();
    return read.headers().getAll(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=nonsense",
        "application/json; CharSet = \"none such\"",
        "application/json;charset='utf-9'",
        "application/json;charset=",
        "text/csv;charset=utf-8;charset=x",
        "text/html, application/json;q=.5;charset=nonsense"
      })
  void passesOnATypeThatNobodyKnowsInsteadOfACharsetThatNobodyKnows(String type) {
    assertThat(passed("Content-Type", List.of(type))).containsExactly(UnknownCharsets.UNKNOWN);
    assertThat(passed("Accept", List.of("*/*", type))).containsExactly(UnknownCharsets.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=UTF-8",
        "application/json;charset=utf8",
        "application/json; charset=\"ISO-8859-1\"",
        "text/csv;charset='windows-1252'",
        "multipart/form-data; boundary=charset",
        "no type at all"
      })
  void leavesAllElseAsItIs(String type) {
    assertThat(passed("Content-Type", List.of(type))).containsExactly(type);
    assertThat(passed("Accept", List.of("*/*", type))).containsExactly("*/*", type);
  }

  @Test
  void knowsEveryCharsetThatJavaKnows() {
    for (var charset : Charset.availableCharsets().values()) {
      var types =
          charset.aliases().stream()
              .map(alias -> "text/csv;charset=" + alias.toUpperCase(Locale.ROOT))
              .toList();
      assertThat(passed("Accept", types)).isEqualTo(types);
    }
  }
}
