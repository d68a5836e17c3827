package org.doubleloop.recommender.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.doubleloop.kit.problem.ProblemType;
import org.doubleloop.recommender.condition.ConditionProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

class SuggestionProblemTest {

  @ParameterizedTest
  @EnumSource
  void isSaidByTheContract(SuggestionProblem problem) throws IOException {
    requireSaid(problem);
  }

  @ParameterizedTest
  @EnumSource
  void isSaidByTheContract(ConditionProblem problem) throws IOException {
    requireSaid(problem);
  }

  private static void requireSaid(ProblemType problem) throws IOException {
    var contract =
        new ClassPathResource("openapi/recommender.yaml")
            .getContentAsString(StandardCharsets.UTF_8)
            .replaceAll("\\s+", " ");
    assertThat(contract).contains("%d `%s`".formatted(problem.status(), problem.slug()));
  }
}
