package org.doubleloop.gateway.security;

import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import org.doubleloop.gateway.access.AccessProperties;
import org.doubleloop.gateway.key.KeyExchange;
import org.doubleloop.gateway.problem.Problems;
import org.doubleloop.gateway.problem.RequestIds;
import org.doubleloop.gateway.problem.SecurityHeaders;
import org.doubleloop.gateway.token.Tokens;
import org.doubleloop.kit.id.IdempotencyKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(AccessProperties.class)
class SecurityConfiguration {

  @Bean
  AccessProblems accessProblems(Problems problems) {
    return new AccessProblems(problems);
  }

  /// The request as a whole is observed, not its way through the filters.
  @Bean
  SecurityObservationSettings securityObservationSettings() {
    return SecurityObservationSettings.noObservations();
  }

  /// Refuses what no client sends in good faith. Unknown methods are not among that: they get a
  /// 405.
  @Bean
  ServerWebExchangeFirewall firewall() {
    var firewall = new StrictServerWebExchangeFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return exchange ->
        hasOneHost(exchange.getRequest())
            ? firewall.getFirewalledExchange(exchange)
            : Mono.error(new ServerExchangeRejectedException("There is no one Host header"));
  }

  /// As HTTP/1.1 has it (RFC 9112, 3.2): what stands behind another server may take the other one.
  private static boolean hasOneHost(ServerHttpRequest request) {
    int hosts = request.getHeaders().getOrEmpty(HttpHeaders.HOST).size();
    boolean mayHaveNone =
        ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest asked
            && asked.version().equals(HttpVersion.HTTP_1_0);
    return hosts == 1 || (hosts == 0 && mayHaveNone);
  }

  @Bean
  SecurityWebFilterChain accessChain(
      ServerHttpSecurity http, KeyExchange exchange, Tokens tokens, AccessProblems problems) {
    var authorizer = new OperationAuthorizer();
    var authentication = new AuthenticationWebFilter(new CallerAuthenticator(exchange, tokens));
    authentication.setRequiresAuthenticationMatcher(authorizer);
    authentication.setServerAuthenticationConverter(new CredentialConverter());
    authentication.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    authentication.setAuthenticationFailureHandler(
        new ServerAuthenticationEntryPointFailureHandler(problems));
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .cors(ServerHttpSecurity.CorsSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .headers(headers ->
            headers
                .frameOptions(frames -> frames.mode(Mode.DENY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(
                    policy -> policy.policyDirectives(SecurityHeaders.CONTENT_SECURITY)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .authorizeExchange(exchanges -> exchanges.anyExchange().access(authorizer))
        .addFilterAt(authentication, SecurityWebFiltersOrder.AUTHENTICATION)
        .build();
  }

  /// Answers preflights itself, and so stands before everything that would refuse them.
  @Bean
  @Order(-300)
  WebFilter corsFilter(AccessProperties properties) {
    if (properties.corsOrigins().isEmpty()) {
      return (exchange, chain) -> chain.filter(exchange);
    }
    var cors = new CorsConfiguration();
    cors.setAllowedOrigins(properties.corsOrigins());
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    cors.setAllowedHeaders(
        List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            CredentialConverter.API_KEY,
            IdempotencyKey.HEADER,
            RequestIds.HEADER));
    cors.setExposedHeaders(
        List.of(
            HttpHeaders.ALLOW,
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            "RateLimit",
            "RateLimit-Policy",
            RequestIds.HEADER));
    cors.setMaxAge(Duration.ofHours(1));
    return new CorsWebFilter(exchange -> cors);
  }
}
