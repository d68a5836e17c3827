package org.doubleloop.recommender;

import org.doubleloop.kit.ServiceKit;
import org.doubleloop.kit.feed.FeedConfiguration;
import org.doubleloop.kit.store.StoreConfiguration;
import org.doubleloop.kit.unit.UnitConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// The recommender-service on its own.
@SpringBootApplication
@Import({
  ServiceKit.class,
  StoreConfiguration.class,
  FeedConfiguration.class,
  UnitConfiguration.class
})
public class RecommenderServiceApplication {
  /// The name of its settings: `recommender-service.yml`.
  public static final String NAME = "recommender-service";

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(RecommenderServiceApplication.class)
        .properties("spring.config.name=" + NAME)
        .run(arguments);
  }
}
