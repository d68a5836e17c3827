package org.doubleloop.gateway.sandbox;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.key.KeyExchange;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.token.Tokens;
import org.doubleloop.gateway.web.BlockingCalls;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class SandboxConfiguration {

  @Bean
  Sandboxes sandboxes(
      Organizations organizations,
      KeyExchange exchange,
      Tokens tokens,
      Clock clock,
      ApplicationEventPublisher events) {
    return new Sandboxes(organizations, exchange, tokens, clock, events::publishEvent);
  }

  @Bean
  RouterFunction<ServerResponse> sandboxRoutes(
      Sandboxes sandboxes, BlockingCalls blocking, Clock clock, RandomGenerator random) {
    return new SandboxRoutes(sandboxes, blocking, clock, random).routes();
  }
}
