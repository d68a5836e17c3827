package org.doubleloop.kit.store;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where a service keeps its facts: `doubleloop.store`.
///
/// @param uri a MongoDB connection string. Pool sizes in it are heeded, and of time limits
///   `timeoutMS` (for a whole operation), `connectTimeoutMS` and `serverSelectionTimeoutMS`; read
///   and write concerns are not
/// @param database the service's own database
@ConfigurationProperties("doubleloop.store")
public record StoreProperties(
    @DefaultValue("mongodb://127.0.0.1:27017") String uri, String database) {
  private static final Pattern DATABASE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,47}");

  public StoreProperties {
    if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
      throw new IllegalArgumentException("doubleloop.store.uri must begin with mongodb://");
    }
    if (database == null || !DATABASE.matcher(database).matches()) {
      throw new IllegalArgumentException(
          "doubleloop.store.database must be a letter followed by up to 47 letters, digits, _ or -");
    }
  }

  /// Without the connection string, which may carry a password.
  @Override
  public String toString() {
    return "StoreProperties[database=" + database + "]";
  }
}
