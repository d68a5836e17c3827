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
  private static final SpecAssert RECOMMENDER = SpecAssert.of("openapi/recommender.yaml");

  @Test
  void areWhatTheContractSays() {
    check(ConsoleAnswers.usual());
    check(LargestResults.answers());
  }

  private static void check(ConsoleAnswers answers) {
    answers
        .bodies()
        .forEach((path, body) -> {
          boolean csv = path.equals(ConsoleAnswers.CSV);
          var type = csv ? "text/csv" : "application/json";
          var headers = HttpHeaders.of(Map.of("Content-Type", List.of(type)), (a, b) -> true);
          (path.equals(ConsoleAnswers.POLICIES) ? POLICY : RECOMMENDER)
              .check(
                  path.equals(ConsoleAnswers.RULE_DRAFTS) ? "POST" : "GET",
                  path,
                  new Answer(200, headers, body));
        });
  }
}
