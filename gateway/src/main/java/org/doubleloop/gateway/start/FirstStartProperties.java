package org.doubleloop.gateway.start;

import java.nio.file.Path;
import org.doubleloop.gateway.access.Grant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the first start makes: also `doubleloop.access`.
///
/// @param organization the id of the organization
/// @param firstKeysFile where the first keys are also written, readable by the owner alone; by
///   default nowhere
/// @param resetFirstKeys makes the first keys again and revokes the former ones, for who has lost
///   them; to be taken out of the configuration again afterwards
@ConfigurationProperties("doubleloop.access")
public record FirstStartProperties(
    @DefaultValue("main") String organization,
    @Nullable Path firstKeysFile,
    @DefaultValue("false") boolean resetFirstKeys) {

  public FirstStartProperties {
    if (!Grant.ORGANIZATION.matcher(organization).matches()) {
      throw new IllegalArgumentException(
          "doubleloop.access.organization must be 1 to 64 letters, digits, dots, _ or -");
    }
  }
}
