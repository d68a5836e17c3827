package org.doubleloop.kit.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.catalina.core.StandardHost;
import org.doubleloop.kit.error.ProblemWriter;
import org.doubleloop.kit.json.Moments;
import org.doubleloop.kit.web.Contract;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Holds the web of a service to its contract. The file is named by `doubleloop.contract`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyLimits.class)
public class WebConfiguration {

  /// Behind Spring Security's filters, whose order is negative: who may not call learns nothing
  /// else.
  private static final int BEHIND_SECURITY = 0;

  @Bean
  Contract contract(@Value("${doubleloop.contract}") String resource) {
    return Contract.read(resource);
  }

  @Bean
  FilterRegistrationBean<Filter> requestIds(RandomGenerator random) {
    var registration = registration(new RequestIdFilter(random), Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC));
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems(
      ProblemWriter problems, RandomGenerator random) {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.getPipeline().addValve(new ContainerProblems(problems, random));
            // the host makes no valve of this class of its own where it finds one
            host.setErrorReportValveClass(ContainerProblems.class.getName());
          }
        });
  }

  @Bean
  FilterRegistrationBean<Filter> contractFilter(Contract contract, ProblemWriter problems) {
    return registration(new ContractFilter(contract, problems), BEHIND_SECURITY);
  }

  @Bean
  FilterRegistrationBean<Filter> plainBodyFilter(Contract contract, ProblemWriter problems) {
    return registration(new PlainBodyFilter(contract, problems), BEHIND_SECURITY + 1);
  }

  @Bean
  FilterRegistrationBean<Filter> bodyLimitFilter(BodyLimits limits, ProblemWriter problems) {
    return registration(new BodyLimitFilter(limits, problems), BEHIND_SECURITY + 2);
  }

  @Bean
  WebMvcConfigurer acceptedAnswers(Contract contract) {
    return new WebMvcConfigurer() {
      @Override
      public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(new AcceptedAnswers(contract)));
      }
    };
  }

  /// Moments and dates in queries are read as in bodies; a `+` that was not encoded came as a
  /// space.
  @Bean
  WebMvcConfigurer moments() {
    return new WebMvcConfigurer() {
      @Override
      public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(
            String.class, Instant.class, text -> Moments.parse(text.replace(' ', '+')));
        registry.addConverter(String.class, LocalDate.class, Moments::parseDate);
      }
    };
  }

  private static FilterRegistrationBean<Filter> registration(Filter filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }
}
