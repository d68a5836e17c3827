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
/// @param sandbox the id of the sandbox that is made too; by default none, as where it is empty
/// @param sandboxKeysFile where the first keys of that are written
/// @param resetFirstKeys makes the first keys again and revokes the former ones, for who has lost
///   them; to be taken out of the configuration again afterwards
@ConfigurationProperties("doubleloop.access")
public record FirstStartProperties(
    @DefaultValue("main") String organization,
    @Nullable Path firstKeysFile,
    @Nullable String sandbox,
    @Nullable Path sandboxKeysFile,
    @DefaultValue("false") boolean resetFirstKeys) {

  public FirstStartProperties {
    check("organization", organization);
    if (sandbox != null && sandbox.isEmpty()) {
      sandbox = null;
    }
    if (sandbox != null) {
      check("sandbox", sandbox);
      if (sandbox.equals(organization)) {
        throw new IllegalArgumentException(
            "doubleloop.access.sandbox must be another than doubleloop.access.organization");
      }
    }
  }

  private static void check(String name, String id) {
    if (!Grant.ORGANIZATION.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "doubleloop.access." + name + " must be 1 to 64 letters, digits, dots, _ or -");
    }
  }
}
