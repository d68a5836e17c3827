package org.doubleloop.recommender.upstream.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.proposing.Plan.Named;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

class RevisionProposerTest {

  static Stream<RestClientException> failures() {
    return Stream.of(
        new ResourceAccessException("away", new IOException()),
        new RestClientException("nothing that can be read"),
        HttpServerErrorException.create(
            HttpStatus.BAD_GATEWAY, "", HttpHeaders.EMPTY, new byte[0], null),
        client(HttpStatus.UNAUTHORIZED),
        client(HttpStatus.FORBIDDEN),
        client(HttpStatus.TOO_MANY_REQUESTS));
  }

  private static RestClientException client(HttpStatus status) {
    return HttpClientErrorException.create(status, "", HttpHeaders.EMPTY, new byte[0], null);
  }

  /// However it fails: what was to be proposed can be proposed in a moment.
  @ParameterizedTest
  @MethodSource("failures")
  void saysThatThePolicyServiceDoesNotAnswer(RestClientException failure) {
    var proposer =
        new RevisionProposer(_ -> {
          throw failure;
        });
    var steps = List.<Step>of(new Step.Wait(Duration.ofDays(28)));
    var revision = new Revision("window", "Wait", "Why", steps, RevisionMappingTest.finding());
    var refusal =
        catchThrowableOfType(
            ServiceException.class,
            () -> proposer.propose(SomePolicy.some().build(), new Named("p", revision, null)));
    assertThat(refusal.type()).isEqualTo(CommonProblem.OVERLOADED);
    assertThat(refusal.detail()).contains("policy-service", "Look again in a moment");
  }
}
