package org.doubleloop.kit.access;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.doubleloop.kit.error.ProblemWriter;
import org.doubleloop.kit.servlet.OperatorPaths;
import org.doubleloop.kit.web.Contract;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;

/// Makes the service a resource server: bearer tokens and nothing else, no sessions, scopes by the
/// contract, health open to everybody. What else operators may ask is answered on a port of its own
/// alone, which is theirs to guard.
@Configuration(proxyBeanMethods = false)
class ResourceServer {

  @Bean
  JwtDecoder jwtDecoder(AccessProperties access, Clock clock) {
    return TokenCheck.decoder(access, clock);
  }

  /// The request as a whole is observed; its way through some fifteen filters is nobody's concern.
  @Bean
  SecurityObservationSettings securityObservationSettings() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain resourceServerChain(
      HttpSecurity http, Contract contract, ProblemWriter problems, Environment environment) {
    boolean portOfOperators = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
    var refusals = new Refusals(problems, contract);
    return http.csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                    OperatorPaths.ACTUATOR + "/health",
                    OperatorPaths.ACTUATOR + "/health/**",
                    OperatorPaths.READY,
                    OperatorPaths.ALIVE)
                .permitAll()
                .requestMatchers(OperatorPaths.ACTUATOR, OperatorPaths.ACTUATOR + "/**")
                .access((_, _) -> new AuthorizationDecision(portOfOperators))
                .anyRequest()
                .access(new ContractRules(contract)))
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> {})
                .bearerTokenResolver(new BearerToken())
                .authenticationEntryPoint(refusals)
                .accessDeniedHandler(refusals)
                .withObjectPostProcessor(answersFailures(refusals)))
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .build();
  }

  /// By default an issuer that cannot be reached would end in an unknown failure.
  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answersFailures(
      Refusals refusals) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
        var handler = new AuthenticationEntryPointFailureHandler(refusals);
        handler.setRethrowAuthenticationServiceException(false);
        filter.setAuthenticationFailureHandler(handler);
        return filter;
      }
    };
  }
}
