package org.doubleloop.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/// What has passed, of a caller who reads his answer and of one who leaves.
class PassageTest {

  /// A thousandth of a second for each byte.
  private static final Pace PACE = new Pace(1_000, Duration.ZERO, Duration.ofHours(1));

  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.get("/v1/signals"));
  private final Passage passage = new Passage(exchange);

  private static void isAbout(Duration left, int seconds) {
    assertThat(left).isBetween(Duration.ofSeconds(seconds - 60), Duration.ofSeconds(seconds));
  }

  @Test
  void keepsNothingForAnAnswerWithoutABody() {
    exchange.getResponse().setStatusCode(HttpStatus.OK);
    isAbout(passage.left(PACE, true), 0);
  }

  @Test
  void countsWhatHasPassed() {
    var response = passage.counted().getResponse();
    response.setStatusCode(HttpStatus.OK);
    var body = DefaultDataBufferFactory.sharedInstance.wrap(new byte[600_000]);
    response.writeWith(Mono.just(body)).block();
    isAbout(passage.left(PACE, true), 600);
  }

  @Test
  void countsTheLengthOfWhatNobodyReads() {
    exchange.getResponse().setStatusCode(HttpStatus.OK);
    exchange.getResponse().getHeaders().setContentLength(900_000);
    isAbout(passage.left(PACE, false), 900);
  }

  @Test
  void countsTheMostWhereNobodyReadsAndNoLengthIsSaid() {
    exchange.getResponse().setStatusCode(HttpStatus.OK);
    isAbout(passage.left(PACE, false), 3_600);
  }

  @Test
  void countsNothingMoreWhereNothingWasAnsweredThatIsLarge() {
    isAbout(passage.left(PACE, false), 0);
    exchange.getResponse().setStatusCode(HttpStatus.NOT_MODIFIED);
    isAbout(passage.left(PACE, false), 0);
  }
}
