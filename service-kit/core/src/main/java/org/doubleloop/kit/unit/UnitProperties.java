package org.doubleloop.kit.unit;

import java.nio.file.Path;
import org.doubleloop.kit.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Under which secret units are named, the same in signal-service and recommender-service, **for
/// ever**: `doubleloop.unit`.
///
/// @param secret at least 32 characters; by default those in the file
/// @param file where the secret lies that both read; made by whichever comes first
@ConfigurationProperties("doubleloop.unit")
public record UnitProperties(@Nullable String secret, @DefaultValue("data/unit.secret") Path file) {

  public UnitProperties {
    if (secret != null && secret.length() < Secrets.SHORTEST) {
      throw new IllegalArgumentException("doubleloop.unit.secret is shorter than 32 characters");
    }
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "UnitProperties[file=" + file + "]";
  }
}
