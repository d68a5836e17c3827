package org.doubleloop.gateway.contract;

import org.doubleloop.gateway.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContractConfiguration {
  @Bean
  DocumentedOperations operations() {
    return DocumentedOperations.read();
  }

  @Bean
  OperationResolver operationResolver(DocumentedOperations operations) {
    return new OperationResolver(operations);
  }

  @Bean
  DocumentedOnly documentedOnly(Problems problems) {
    return new DocumentedOnly(problems);
  }
}
