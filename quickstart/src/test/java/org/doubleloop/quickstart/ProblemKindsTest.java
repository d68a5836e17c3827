package org.doubleloop.quickstart;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.util.ClassUtils.resolveClassName;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doubleloop.kit.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.yaml.snakeyaml.Yaml;

/// Every kind of problem that any service has is explained in `openapi/problems.yaml`, by the same
/// name, title and statuses, and no other is.
class ProblemKindsTest {

  @Test
  void areAllExplained() throws IOException {
    var statuses = new TreeMap<String, TreeSet<Integer>>();
    types()
        .forEach(
            type -> statuses.computeIfAbsent(type.slug(), _ -> new TreeSet<>()).add(type.status()));
    assertThat(statuses).hasSizeGreaterThan(60);
    assertThat(
            types()
                .collect(
                    toMap(
                        ProblemType::slug,
                        type -> statuses.get(type.slug()) + " " + type.title(),
                        (one, other) -> one.equals(other) ? one : one + " and " + other)))
        .isEqualTo(explained());
  }

  /// Of all classes that could run here.
  private static Stream<ProblemType> types() {
    var all =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(AnnotatedBeanDefinition any) {
            return true;
          }
        };
    all.addIncludeFilter(new AssignableTypeFilter(ProblemType.class));
    return all.findCandidateComponents("org.doubleloop").stream()
        .map(found -> resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
        .filter(Class::isEnum)
        .flatMap(each -> Arrays.stream(each.getEnumConstants()))
        .map(ProblemType.class::cast);
  }

  private static Map<String, String> explained() throws IOException {
    try (var in = ProblemKindsTest.class.getResourceAsStream("/openapi/problems.yaml")) {
      Map<String, Map<String, Object>> kinds = new Yaml().load(Objects.requireNonNull(in));
      return kinds.entrySet().stream()
          .collect(
              toMap(
                  Map.Entry::getKey,
                  kind -> kind.getValue().get("statuses") + " " + kind.getValue().get("title")));
    }
  }
}
