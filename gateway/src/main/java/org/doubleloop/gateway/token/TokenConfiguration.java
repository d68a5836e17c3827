package org.doubleloop.gateway.token;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.access.AccessProperties;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.web.BlockingCalls;
import org.doubleloop.kit.secret.PrivateKey;
import org.doubleloop.kit.store.Store;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class TokenConfiguration {

  @Bean
  Tokens tokens(AccessProperties properties, Clock clock, RandomGenerator random) {
    return new Tokens(
        PrivateKey.at(properties.signingKey()),
        properties.issuer().toString(),
        properties.tokenLife(),
        clock,
        random);
  }

  @Bean
  RouterFunction<ServerResponse> tokenRoutes(
      Store store,
      Organizations organizations,
      Tokens tokens,
      AccessProperties properties,
      Clock clock,
      BlockingCalls blocking) {
    var clients = new ServiceClients(properties);
    var assertions = new ClientAssertions(clients, new UsedAssertions(store), properties, clock);
    return new TokenRoutes(assertions, clients, organizations, tokens, blocking).routes();
  }
}
