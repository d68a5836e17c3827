package org.doubleloop.gateway.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes files that their owner alone can read (mode 0600), and that are there whole or not at
/// all.
final class OwnersFile {

  private static final Logger log = LoggerFactory.getLogger(OwnersFile.class);
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private OwnersFile() {}

  /// Creates the file.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when it is there already; it is left as it is
  static void createWhole(Path file, String content) throws IOException {
    var written = writeBeside(file, content);
    try {
      Files.createLink(file, written);
    } finally {
      Files.delete(written);
    }
  }

  /// Creates or replaces the file.
  static void replaceWhole(Path file, String content) throws IOException {
    Files.move(
        writeBeside(file, content),
        file,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  static void warnWhenOthersCanRead(Path file) throws IOException {
    if (POSIX && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      log.warn("{} can be read by others than its owner; it should have mode 0600", file);
    }
  }

  private static Path writeBeside(Path file, String content) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var written = Files.createTempFile(folder, "." + file.getFileName(), ".new", ownerAlone());
    try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return written;
  }

  private static FileAttribute<?>[] ownerAlone() {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
