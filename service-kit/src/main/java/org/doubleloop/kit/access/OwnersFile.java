package org.doubleloop.kit.access;

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
import java.nio.file.attribute.PosixFilePermissions;

/// Files that are there whole or not at all.
final class OwnersFile {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnersFile() {}

  /// Creates a file that its owner alone can read (mode 0600), unless there is one already, and
  /// returns what it holds.
  static String createOnce(Path file, String content) throws IOException {
    if (!Files.exists(file)) {
      var written = writeBeside(file, content, "rw-------");
      try {
        Files.createLink(file, written);
      } catch (FileAlreadyExistsException madeMeanwhile) {
        return Files.readString(file);
      } finally {
        Files.delete(written);
      }
    }
    return Files.readString(file);
  }

  /// Creates or replaces a file that everybody can read.
  static void publish(Path file, String content) throws IOException {
    Files.move(
        writeBeside(file, content, "rw-r--r--"),
        file,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
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

  private static FileAttribute<?>[] withMode(String mode) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
