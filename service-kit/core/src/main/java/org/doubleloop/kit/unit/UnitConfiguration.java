package org.doubleloop.kit.unit;

import java.util.random.RandomGenerator;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.secret.Secrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives a service the names of units.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnitProperties.class)
public class UnitConfiguration {
  @Bean
  UnitHash unitHash(UnitProperties units, RandomGenerator random) {
    var given = units.secret();
    var secrets = given == null ? Secrets.at(units.file(), random) : Secrets.of(given);
    return new UnitHash(new KeyedHash(secrets.forPurpose("unit")));
  }
}
