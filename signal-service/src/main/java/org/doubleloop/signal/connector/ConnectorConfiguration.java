package org.doubleloop.signal.connector;

import java.time.Clock;
import java.util.List;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
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
    return new Unconnected(new KeyQueue(MOST_UNCONNECTED));
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
  Loop connector(Unconnected unconnected, Connections connections, Clock clock) {
    return loop("connector", new NotedWork(unconnected.actionKeys(), connections::connect), clock);
  }

  @Bean
  AwaitingSweep awaitingSweep(
      Unconnected unconnected, AwaitingOutcomes awaiting, Connections connections) {
    return new AwaitingSweep(unconnected.actionKeys(), awaiting, connections);
  }

  @Bean
  Loop sweeper(List<Sweep> sweeps, ConnectionProperties properties, Clock clock) {
    return loop("connection-sweeper", new Sweeper(sweeps, properties), clock);
  }

  private static Loop loop(String name, Loop.Step step, Clock clock) {
    return new Loop(name, step, () -> {}, Retry.OF_STORE, clock);
  }
}
