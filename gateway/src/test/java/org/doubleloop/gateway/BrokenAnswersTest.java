package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.doubleloop.kit.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Services that end their answers too early.
class BrokenAnswersTest {

  @TempDir private Path folder;
  private StoreFixture store;

  @BeforeEach
  void open() {
    store = StoreFixture.open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private TestGateway before(RawUpstream policy) {
    return TestGateway.start(
        store, folder, Map.of("doubleloop.route.policy", policy.address().toString()));
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

  enum Stop implements RawUpstream.Habit {
    OF_A_MEASURED_ANSWER {
      @Override
      public void meet(Socket connection) throws IOException {
        RawUpstream.readHead(connection);
        RawUpstream.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
        pause();
        RawUpstream.reset(connection);
      }
    },
    OF_A_CHUNKED_ANSWER {
      @Override
      public void meet(Socket connection) throws IOException {
        RawUpstream.readHead(connection);
        RawUpstream.write(
            connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"half\":\r\n");
        pause();
        RawUpstream.reset(connection);
      }
    },
    OF_A_CHUNKED_ANSWER_IN_GOOD_ORDER {
      @Override
      public void meet(Socket connection) throws IOException {
        RawUpstream.readHead(connection);
        RawUpstream.write(
            connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"half\":\r\n");
        pause();
      }
    };

    /// So that the first half is on its way to the caller.
    static void pause() {
      LockSupport.parkNanos(200_000_000);
    }
  }

  @ParameterizedTest
  @EnumSource(Stop.class)
  void neverPassesHalfAnAnswerOffAsAWholeOne(Stop stop) throws IOException {
    try (var rude = new RawUpstream(stop);
        var door = before(rude)) {
      var request = door.request("/v1/policies", door.keys().rep()).build();
      assertThatThrownBy(() -> door.client().send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }
}
