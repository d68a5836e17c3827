package org.doubleloop.signal;

import org.doubleloop.api.signal.config.EnumConverterConfiguration;
import org.doubleloop.kit.ServiceKit;
import org.doubleloop.kit.feed.FeedConfiguration;
import org.doubleloop.kit.store.StoreConfiguration;
import org.doubleloop.kit.unit.UnitConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// What happened: actions, edits and outcomes, connected, in one feed.
@SpringBootApplication
@Import({
  ServiceKit.class,
  StoreConfiguration.class,
  FeedConfiguration.class,
  UnitConfiguration.class,
  EnumConverterConfiguration.class
})
public class SignalServiceApplication {
  /// The name of its settings: `signal-service.yml`.
  public static final String NAME = "signal-service";

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(SignalServiceApplication.class)
        .properties("spring.config.name=" + NAME)
        .run(arguments);
  }
}
