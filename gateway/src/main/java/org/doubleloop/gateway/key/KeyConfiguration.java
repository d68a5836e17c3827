package org.doubleloop.gateway.key;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.access.AccessProperties;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.token.Tokens;
import org.doubleloop.gateway.web.BlockingCalls;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.web.PageCursors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class KeyConfiguration {

  @Bean
  ApiKeys apiKeys(Store store) {
    return new ApiKeys(store);
  }

  @Bean
  Secrets secrets(AccessProperties properties, RandomGenerator random) {
    return Secrets.at(properties.secret(), random);
  }

  @Bean
  KeyExchange keyExchange(
      ApiKeys keys,
      Organizations organizations,
      Tokens tokens,
      AccessProperties properties,
      Clock clock,
      BlockingCalls blocking) {
    return new KeyExchange(
        keys, organizations, tokens, properties.keyRefresh(), clock, blocking.threads());
  }

  @Bean
  ApiKeyIssuer apiKeyIssuer(
      ApiKeys keys, KeyExchange exchange, Secrets secrets, Clock clock, RandomGenerator random) {
    return new ApiKeyIssuer(keys, exchange, secrets, clock, random);
  }

  @Bean
  RouterFunction<ServerResponse> apiKeyRoutes(
      ApiKeys keys, ApiKeyIssuer issuer, Secrets secrets, BlockingCalls blocking) {
    var cursors = new PageCursors(secrets.forPurpose("page"));
    return new ApiKeyRoutes(keys, issuer, cursors, blocking).routes();
  }
}
