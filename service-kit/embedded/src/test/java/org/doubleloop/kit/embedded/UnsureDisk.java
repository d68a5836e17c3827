package org.doubleloop.kit.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/// A disk that keeps what was synced and, when the power is cut, an arbitrary part of what was not:
/// files named `unsure:<path>`. It can also be full. One file at a time.
public final class UnsureDisk extends FilePathWrapper {
  private static final int SECTOR = 4096;

  private static Image synced = new Image(new byte[0]);
  private static final List<Write> PENDING = new ArrayList<>();
  private static boolean full;
  private static Runnable watcher = () -> {};

  /// Starts with an empty disk.
  static synchronized void reset() {
    synced = new Image(new byte[0]);
    PENDING.clear();
    full = false;
    watcher = () -> {};
  }

  /// Shows every further write to a watcher, before it is done.
  static synchronized void watch(Runnable watcher) {
    UnsureDisk.watcher = watcher;
  }

  static synchronized void full(boolean isFull) {
    full = isFull;
  }

  /// What the file may be after the power was cut now.
  static synchronized byte[] cut(RandomGenerator random) {
    var image = new Image(synced.toBytes());
    for (var write : PENDING) {
      for (int from = 0; from == 0 || from < write.bytes.length; from += SECTOR) {
        if (random.nextBoolean()) {
          write.applyTo(image, from, Math.min(from + SECTOR, write.bytes.length));
        }
      }
    }
    return image.toBytes();
  }

  private static void note(Write write) throws IOException {
    watcher.run();
    synchronized (UnsureDisk.class) {
      if (full) {
        throw new IOException("No space left on device");
      }
      PENDING.add(write);
    }
  }

  private static synchronized void sync() {
    PENDING.forEach(write -> write.applyTo(synced, 0, write.bytes.length));
    PENDING.clear();
  }

  @Override
  public String getScheme() {
    return "unsure";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new UnsureFile(getBase().open(mode));
  }

  /// Bytes that were written at a position; none stand for a truncation there.
  private static final class Write {
    private final long position;
    private final byte[] bytes;

    Write(long position, byte[] bytes) {
      this.position = position;
      this.bytes = bytes;
    }

    void applyTo(Image image, int from, int to) {
      if (bytes.length == 0) {
        image.truncate((int) position);
      } else {
        image.write((int) position + from, bytes, from, to);
      }
    }
  }

  /// A file's content.
  private static final class Image {
    private byte[] bytes;
    private int size;

    Image(byte[] bytes) {
      this.bytes = bytes;
      this.size = bytes.length;
    }

    void write(int position, byte[] source, int from, int to) {
      int end = position + to - from;
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * end);
      }
      if (position > size) {
        Arrays.fill(bytes, size, position, (byte) 0);
      }
      System.arraycopy(source, from, bytes, position, to - from);
      size = Math.max(size, end);
    }

    void truncate(int to) {
      size = Math.min(size, to);
    }

    byte[] toBytes() {
      return Arrays.copyOf(bytes, size);
    }
  }

  private static final class UnsureFile extends FileBaseDefault {
    private final FileChannel real;

    UnsureFile(FileChannel real) {
      this.real = real;
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      return real.read(target, position);
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      var bytes = new byte[source.remaining()];
      source.duplicate().get(bytes);
      note(new Write(position, bytes));
      return real.write(source, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      note(new Write(size, new byte[0]));
      real.truncate(size);
    }

    @Override
    public void force(boolean metaData) {
      sync();
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }
  }
}
