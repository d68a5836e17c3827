package org.doubleloop.policy;

import org.doubleloop.api.policy.config.EnumConverterConfiguration;
import org.doubleloop.kit.ServiceKit;
import org.doubleloop.kit.feed.FeedConfiguration;
import org.doubleloop.kit.store.StoreConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// The policy-service. Its configuration is `policy-service.yml`.
@SpringBootApplication
@Import({
  ServiceKit.class,
  StoreConfiguration.class,
  FeedConfiguration.class,
  EnumConverterConfiguration.class
})
public class PolicyServiceApplication {
  public static void main(String[] args) {
    new SpringApplicationBuilder(PolicyServiceApplication.class)
        .properties("spring.config.name=policy-service")
        .run(args);
  }
}
