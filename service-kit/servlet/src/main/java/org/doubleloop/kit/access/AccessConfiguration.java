package org.doubleloop.kit.access;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.secret.Secrets;
import org.doubleloop.kit.web.PageCursors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/// Who may call this service, and as whom it calls others.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
@Import(ResourceServer.class)
public class AccessConfiguration {

  private static final String NAME = "${spring.application.name}";

  /// Made when it is first asked for: a service that calls nobody needs no key.
  @Bean
  @Lazy
  ServiceTokens serviceTokens(
      AccessProperties access, @Value(NAME) String service, Clock clock, RandomGenerator random) {
    return new ServiceTokens(access, ClientKey.of(service, access), clock, random);
  }

  @Bean
  Secrets secrets(AccessProperties access, @Value(NAME) String service, RandomGenerator random) {
    var given = access.secret();
    return given == null
        ? Secrets.at(access.keys().resolve(service + ".secret"), random)
        : Secrets.of(given);
  }

  @Bean
  KeyedHash bodyHash(Secrets secrets) {
    return new KeyedHash(secrets.forPurpose("body"));
  }

  @Bean
  PageCursors pageCursors(Secrets secrets) {
    return new PageCursors(secrets.forPurpose("page"));
  }
}
