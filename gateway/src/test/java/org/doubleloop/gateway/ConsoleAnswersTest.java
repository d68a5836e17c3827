package org.doubleloop.gateway;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.kit.test.SpecAssert;
import org.junit.jupiter.api.Test;

/// The console is tested with what the services may really answer.
class ConsoleAnswersTest {

  private static final SpecAssert POLICY = SpecAssert.of("openapi/policy.yaml");
  private static final SpecAssert SIGNAL = SpecAssert.of("openapi/signal.yaml");
  private static final SpecAssert RECOMMENDER = SpecAssert.of("openapi/recommender.yaml");

  @Test
  void areWhatTheContractSays() {
    check(ConsoleAnswers.usual());
    check(ConsoleAnswers.onTrial());
    check(ConsoleAnswers.back());
    check(ConsoleAnswers.unknowable());
    check(ConsoleAnswers.nothing());
    check(LargestResults.answers());
    check(LargestTrials.answers());
  }

  private static void check(ConsoleAnswers answers) {
    answers
        .bodies()
        .forEach((path, body) -> {
          boolean csv = path.equals(ConsoleAnswers.CSV);
          var type = csv ? "text/csv" : "application/json";
          var headers =
              HttpHeaders.of(
                  Map.of("Content-Type", List.of(type), "ETag", List.of("\"1\"")), (a, b) -> true);
          var asked = path.startsWith("POST ") ? path : "GET " + path;
          var parts = asked.split(" ", 2);
          service(parts[1]).check(parts[0], parts[1], new Answer(200, headers, body));
        });
  }

  /// Two describe what is under `/v1/experiments`.
  private static SpecAssert service(String path) {
    if (path.equals(ConsoleAnswers.EDIT)) {
      return SIGNAL;
    }
    return RECOMMENDER.describes(path) ? RECOMMENDER : POLICY;
  }
}
