package org.doubleloop.kit.error;

import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Renders problems in a service.
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ErrorDispatch.class})
public class ProblemConfiguration {

  @Bean
  ProblemWriter problemWriter(JsonMapper mapper) {
    return new ProblemWriter(mapper);
  }

  /// Messages are in English whatever `Accept-Language` says: they are part of the contract.
  @Bean
  LocaleResolver localeResolver() {
    return new FixedLocaleResolver(Locale.ENGLISH);
  }
}
