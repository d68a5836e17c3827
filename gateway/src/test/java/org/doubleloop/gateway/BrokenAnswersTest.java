package org.doubleloop.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Services that end their answers too early.
class BrokenAnswersTest {

  private static TestGateway before(RawUpstream policy) {
    return TestGateway.start(Map.of("doubleloop.route.policy", policy.address().toString()));
  }

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
  void namesAServiceThatBreaksOff(Rudeness rudeness) throws IOException {
    try (var rude = new RawUpstream(rudeness);
        var door = before(rude)) {
      assertThat(
              door.post("/v1/policies", door.keys().rep(), "{}")
                  .expectProblem(503, "service-down")
                  .at("/detail"))
          .contains("policy service broke off", "not known");
    }
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
    try (var rude = new RawUpstream(connection -> half.write(connection, read));
        var door = before(rude);
        var body =
            door.client()
                .send(
                    door.request("/v1/policies", door.keys().rep()).build(),
                    BodyHandlers.ofInputStream())
                .body()) {
      assertThat(body.readNBytes(8)).asString(US_ASCII).isEqualTo("{\"half\":");
      read.countDown();
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }
}
