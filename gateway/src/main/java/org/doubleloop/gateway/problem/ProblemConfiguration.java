package org.doubleloop.gateway.problem;

import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {
  @Bean
  Problems problems() {
    return new Problems(JsonMapper.shared());
  }

  @Bean
  ProblemExceptionHandler problemExceptionHandler(Problems problems) {
    return new ProblemExceptionHandler(problems);
  }

  @Bean
  UnreadableRequests unreadableRequests(RandomGenerator random) {
    return new UnreadableRequests(JsonMapper.shared(), random);
  }

  @Bean
  RequestIds requestIds(RandomGenerator random) {
    return new RequestIds(random);
  }
}
