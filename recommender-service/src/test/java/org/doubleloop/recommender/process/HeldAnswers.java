package org.doubleloop.recommender.process;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Stands between a process and its store: the store gets all that it is sent, and never answers a
/// suggestion that it has stored.
final class HeldAnswers implements Closeable {

  private final ServerAddress store;
  private final String behind;
  private final ServerSocket listening;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  HeldAnswers(String uri) throws IOException {
    behind = uri;
    store = new ServerAddress(new ConnectionString(uri).getHosts().getFirst());
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// Where the store is reached through this.
  String uri() {
    return behind.replace(store.toString(), "127.0.0.1:" + listening.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        var caller = listening.accept();
        var callee = new Socket(store.getHost(), store.getPort());
        sockets.addAll(List.of(caller, callee));
        var wire = new Wire(caller, callee);
        Thread.ofVirtual().start(wire::requests);
        Thread.ofVirtual().start(wire::answers);
      }
    } catch (IOException over) {
      close();
    }
  }

  private final class Wire {
    private final Socket caller;
    private final Socket callee;
    private volatile boolean held;

    Wire(Socket caller, Socket callee) {
      this.caller = caller;
      this.callee = callee;
    }

    void requests() {
      try (var from = new DataInputStream(caller.getInputStream());
          OutputStream to = callee.getOutputStream()) {
        while (true) {
          var length = from.readNBytes(Integer.BYTES);
          if (length.length < Integer.BYTES) {
            return;
          }
          int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
          var rest = from.readNBytes(size - Integer.BYTES);
          var text = new String(rest, StandardCharsets.ISO_8859_1);
          held |= text.contains("\2insert\0") && text.contains("SUGGESTION\0");
          to.write(length);
          to.write(rest);
          to.flush();
        }
      } catch (IOException over) {
        // The process has been killed.
      }
    }

    void answers() {
      try (InputStream from = callee.getInputStream();
          OutputStream to = caller.getOutputStream()) {
        var bytes = new byte[1 << 16];
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
          if (held) {
            closed.await();
          }
          to.write(bytes, 0, read);
          to.flush();
        }
      } catch (IOException over) {
        // The process has been killed.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      listening.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
