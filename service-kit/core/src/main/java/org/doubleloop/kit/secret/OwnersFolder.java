package org.doubleloop.kit.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders that their owner alone can look into (mode 0700), where the system knows modes.
public final class OwnersFolder {
  private static final Logger log = LoggerFactory.getLogger(OwnersFolder.class);

  private OwnersFolder() {}

  /// Makes the folder where it is not there, and closes it to others where it is. One that holds
  /// other things than `own` may be meant for others too, and is left as it is; the log says so.
  public static void make(Path folder, String own) throws IOException {
    if (Files.notExists(folder)) {
      Files.createDirectories(folder, OwnersFile.withMode("rwx------"));
    } else if (Files.exists(folder.resolve(own)) || isEmpty(folder)) {
      OwnersFile.narrow(folder);
    } else if (OwnersFile.isOpenToOthers(folder)) {
      log.warn("Others than its owner can look into {}; it should have mode 0700", folder);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
