package org.doubleloop.gateway.contract;

import org.doubleloop.gateway.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContractConfiguration {
  @Bean
  Operations operations() {
    return Operations.read();
  }

  @Bean
  Lookup lookup(Operations operations) {
    return new Lookup(operations);
  }

  @Bean
  DocumentedOnly documentedOnly(Problems problems) {
    return new DocumentedOnly(problems);
  }
}
