package org.doubleloop.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Services that end their answers too early.
class BrokenAnswersTest {

  @AutoClose private static final RawUpstream policy = new RawUpstream();

  @RegisterExtension
  private static final TestGateway gateway =
      TestGateway.start(Map.of("doubleloop.route.policy", policy.address().toString()));

  enum Rudeness implements RawUpstream.Habit {
    CLOSES_AT_ONCE {
      @Override
      public void meet(Socket connection) {}
    },
    RESETS_AFTER_READING {
      @Override
      public void meet(Socket connection) throws IOException {
        RawUpstream.readHead(connection);
        RawUpstream.reset(connection);
      }
    },
    SPEAKS_SOMETHING_ELSE {
      @Override
      public void meet(Socket connection) throws IOException {
        RawUpstream.readHead(connection);
        RawUpstream.write(connection, "220 mail.example ESMTP\r\n\r\n");
      }
    },
    BREAKS_OFF_IN_THE_HEAD {
      @Override
      public void meet(Socket connection) throws IOException {
        RawUpstream.readHead(connection);
        RawUpstream.write(connection, "HTTP/1.1 200 OK\r\nContent-");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Rudeness.class)
  void namesAServiceThatBreaksOff(Rudeness rudeness) {
    policy.meetWith(rudeness);
    assertThat(
            gateway
                .post("/v1/policies", gateway.keys().rep(), "{}")
                .expectProblem(503, "service-down")
                .at("/detail"))
        .contains("policy service broke off", "not known");
  }

  enum Half {
    OF_A_MEASURED_ANSWER("Content-Length: 100\r\n\r\n{\"half\":", true),
    OF_A_CHUNKED_ANSWER("Transfer-Encoding: chunked\r\n\r\n8\r\n{\"half\":\r\n", true),
    OF_A_CHUNKED_ANSWER_IN_GOOD_ORDER(
        "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"half\":\r\n", false);

    private final String text;
    private final boolean reset;

    Half(String text, boolean reset) {
      this.text = text;
      this.reset = reset;
    }

    void write(Socket connection, CountDownLatch read) throws IOException {
      RawUpstream.readHead(connection);
      RawUpstream.write(connection, "HTTP/1.1 200 OK\r\n" + text);
      Upstream.await(read);
      if (reset) {
        RawUpstream.reset(connection);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverPassesHalfAnAnswerOffAsAWholeOne(Half half) throws Exception {
    var read = new CountDownLatch(1);
    policy.meetWith(connection -> half.write(connection, read));
    try (var body =
        gateway
            .client()
            .send(
                gateway.request("/v1/policies", gateway.keys().rep()).build(),
                BodyHandlers.ofInputStream())
            .body()) {
      assertThat(body.readNBytes(8)).asString(US_ASCII).isEqualTo("{\"half\":");
      read.countDown();
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }
}
