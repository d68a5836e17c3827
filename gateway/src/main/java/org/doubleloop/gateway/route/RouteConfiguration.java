package org.doubleloop.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.gateway.contract.DocumentedOperation;
import org.doubleloop.gateway.contract.Service;
import org.doubleloop.gateway.limit.Limits;
import org.doubleloop.gateway.problem.Problems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Flux;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteProperties.class)
class RouteConfiguration {

  /// Outside the filter that writes answers (-1), so that what is held is held until an answer has
  /// been read.
  private static final int BEFORE_WRITING = -10;

  /// Inside of it, so that what is bounded ends when an answer begins.
  private static final int BEFORE_ROUTING = 1;

  /// How long a body may stand still on its way, in either direction.
  private static final Duration STALL = Duration.ofSeconds(30);

  /// How long any request may take to come in, the largest body and the gateway's own operations
  /// included.
  private static final Duration UPLOAD = Duration.ofMinutes(3);

  record ResilienceFilters(List<ResilienceFilter> all) {}

  @Bean
  ResilienceFilters resilienceFilters(RouteProperties properties, Problems problems) {
    return new ResilienceFilters(
        Stream.of(Service.SIGNAL, Service.POLICY, Service.RECOMMENDER)
            .map(service -> new ResilienceFilter(service, properties, problems))
            .toList());
  }

  @Bean
  RouteLocator routes(ResilienceFilters filters, RouteProperties properties, Limits limits) {
    var routes = filters.all().stream().map(filter -> route(filter, properties, limits)).toList();
    return () -> Flux.fromIterable(routes);
  }

  private static Route route(ResilienceFilter filter, RouteProperties properties, Limits limits) {
    var body = limits.body(properties.largestBody().toBytes());
    var places = limits.places(filter.service(), properties.concurrent());
    return Route.async()
        .id(filter.service().id())
        .uri(properties.address(filter.service()))
        .predicate(exchange ->
            DocumentedOperation.of(exchange)
                .filter(operation -> operation.service() == filter.service())
                .isPresent())
        .filter(new OrderedGatewayFilter(body, BEFORE_WRITING))
        .filter(new OrderedGatewayFilter(places, BEFORE_WRITING + 1))
        .filter(new OrderedGatewayFilter(new TokenRelay(), BEFORE_ROUTING))
        .filter(new OrderedGatewayFilter(filter, BEFORE_ROUTING + 1))
        .build();
  }

  @Bean
  CircuitHealth circuitsHealthContributor(ResilienceFilters filters) {
    return new CircuitHealth(filters.all());
  }

  /// What a request expects (`100-continue`) the gateway answers itself; no service hears of it.
  @Bean
  HttpHeadersFilter expectations() {
    return (headers, _) -> {
      var passedOn = HttpHeaders.copyOf(headers);
      passedOn.remove(HttpHeaders.EXPECT);
      return passedOn;
    };
  }

  @Bean
  HttpClientCustomizer stalledAnswers() {
    return client -> client.responseTimeout(STALL);
  }

  /// A request is passed on by the thread that has read it, whichever threads the server has.
  @Bean
  HttpClientCustomizer sameThreads(ReactorResourceFactory resources) {
    return client -> client.runOn(resources.getLoopResources());
  }

  @Bean
  NettyServerCustomizer stalledRequests() {
    return server -> server.requestTimeout(UPLOAD);
  }
}
