package org.doubleloop.signal.connector;

import java.time.Clock;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.connection.ConnectedType;
import org.doubleloop.signal.outcome.AwaitingOutcomes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Those who connect, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
class ConnectorConfiguration {
  private static final int MOST_UNCONNECTED = 100_000;

  @Bean
  Unconnected unconnected() {
    return new Unconnected(MOST_UNCONNECTED);
  }

  @Bean
  Connections connections(
      ActionStates states,
      AwaitingOutcomes awaiting,
      Signals signals,
      ConnectedType type,
      Clock clock) {
    return new Connections(states, awaiting, signals, type, clock);
  }

  @Bean
  Connector connector(Unconnected unconnected, Connections connections) {
    return new Connector(unconnected, connections);
  }

  @Bean
  Sweeper sweeper(
      Unconnected unconnected,
      AwaitingOutcomes awaiting,
      Connections connections,
      ConnectionProperties properties) {
    return new Sweeper(unconnected, awaiting, connections, properties);
  }
}
