package org.doubleloop.signal.joiner;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a process and its store, and ends the process, as far as the store can tell,
/// right after one of its writes: that one is done, and nobody hears so.
final class CutWire implements AutoCloseable {
  private final String behind;
  private final ServerAddress store;
  private final ServerSocket listening;
  private final List<Socket> open = new ArrayList<>();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  CutWire(String uri) throws IOException {
    behind = uri;
    store = new ServerAddress(new ConnectionString(uri).getHosts().getFirst());
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  /// The store as it is reached through this wire.
  String uri() {
    return behind.replace(store.toString(), "127.0.0.1:" + listening.getLocalPort())
        + "&directConnection=true&serverSelectionTimeoutMS=300";
  }

  /// Lets so many writes be answered, and one more be done.
  void cutAfter(int writes) {
    left.set(writes);
  }

  boolean isCut() {
    return left.get() < 0;
  }

  private void accept() {
    try {
      while (true) {
        var near = listening.accept();
        var far = new Socket(store.getHost(), store.getPort());
        synchronized (open) {
          open.add(near);
          open.add(far);
        }
        Thread.startVirtualThread(() -> ask(near, far));
        Thread.startVirtualThread(() -> answer(far, near));
      }
    } catch (IOException closed) {
      // The process has ended, or the test is over.
    }
  }

  private void ask(Socket from, Socket to) {
    try (from;
        to) {
      var in = new DataInputStream(from.getInputStream());
      while (true) {
        var head = in.readNBytes(4);
        if (head.length < 4) {
          return;
        }
        int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var message = ByteBuffer.allocate(length).put(head).put(in.readNBytes(length - 4)).array();
        boolean last = isWrite(message) && left.getAndDecrement() == 0;
        if (!isCut() || last) {
          to.getOutputStream().write(message);
        }
        if (last) {
          close();
        }
      }
    } catch (IOException gone) {
      // The other side closes too.
    }
  }

  private void answer(Socket from, Socket to) {
    try (from;
        to) {
      var bytes = new byte[1 << 16];
      for (int n = 0; n >= 0; n = from.getInputStream().read(bytes)) {
        if (!isCut()) {
          to.getOutputStream().write(bytes, 0, n);
        }
      }
    } catch (IOException gone) {
      // The other side closes too.
    }
  }

  private static boolean isWrite(byte[] message) {
    var text = new String(message, StandardCharsets.ISO_8859_1);
    return text.contains("\u0002insert\u0000") || text.contains("\u0002update\u0000");
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
