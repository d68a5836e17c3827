package org.doubleloop.recommender;

import org.doubleloop.kit.ServiceKit;
import org.doubleloop.kit.feed.FeedConfiguration;
import org.doubleloop.kit.store.StoreConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/// The recommender-service on its own.
@SpringBootApplication
@Import({ServiceKit.class, StoreConfiguration.class, FeedConfiguration.class})
public class RecommenderServiceApplication {
  public static void main(String[] args) {
    System.setProperty("spring.config.name", "recommender-service");
    SpringApplication.run(RecommenderServiceApplication.class, args);
  }
}
