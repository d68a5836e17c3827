package org.doubleloop.gateway.organization;

import org.doubleloop.kit.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrganizationConfiguration {
  @Bean
  Organizations organizations(Store store) {
    return new Organizations(store);
  }
}
