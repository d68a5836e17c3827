package org.doubleloop.signal.connection;

import java.time.Clock;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.kit.json.CanonicalJson;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Unconnected;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Those who connect, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
class ConnectionConfiguration {
  @Bean
  Connections connections(
      ActionStates situations,
      Signals signals,
      CanonicalJson canonical,
      KeyedHash hashes,
      Clock clock) {
    return new Connections(situations, signals, new Connections.Units(canonical, hashes), clock);
  }

  @Bean
  Connector connector(Unconnected unconnected, Connections connections) {
    return new Connector(unconnected, connections);
  }

  @Bean
  Sweeper sweeper(
      Unconnected unconnected, Connections connections, ConnectionProperties properties) {
    return new Sweeper(unconnected, connections, properties);
  }
}
