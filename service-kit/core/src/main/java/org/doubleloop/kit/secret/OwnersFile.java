package org.doubleloop.kit.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that are there whole or not at all, and that their owner alone can read (mode 0600) unless
/// they are published.
public final class OwnersFile {

  private static final Logger log = LoggerFactory.getLogger(OwnersFile.class);
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);

  private OwnersFile() {}

  /// Returns what the file holds; whoever comes first makes it.
  static String readOrCreate(Path file, Supplier<String> content) throws IOException {
    if (!Files.exists(file)) {
      var written = writeBeside(file, content.get(), "rw-------");
      try {
        Files.createLink(file, written);
        log.info("Made {}", file);
      } catch (FileAlreadyExistsException madeMeanwhile) {
        return Files.readString(file);
      } finally {
        Files.delete(written);
      }
    }
    if (isOpenToOthers(file)) {
      log.warn("{} can be read by others than its owner; it should have mode 0600", file);
    }
    return Files.readString(file);
  }

  /// Creates or replaces a file.
  public static void replace(Path file, String content) throws IOException {
    move(writeBeside(file, content, "rw-------"), file);
  }

  /// Creates or replaces a file that everybody can read.
  public static void publish(Path file, String content) throws IOException {
    move(writeBeside(file, content, "rw-r--r--"), file);
  }

  /// Takes from others what they may do with a file or folder.
  public static void narrow(Path path) throws IOException {
    if (isOpenToOthers(path)) {
      var permissions = Files.getPosixFilePermissions(path);
      permissions.removeAll(OTHERS);
      Files.setPosixFilePermissions(path, permissions);
      log.info("Closed {} to others than its owner", path);
    }
  }

  static boolean isOpenToOthers(Path path) throws IOException {
    return POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
  }

  private static void move(Path written, Path file) throws IOException {
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path writeBeside(Path file, String content, String mode) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var written = Files.createTempFile(folder, "." + file.getFileName(), ".new", withMode(mode));
    try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return written;
  }

  static FileAttribute<?>[] withMode(String mode) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
