package org.doubleloop.kit.test;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// Stands between a driver and its store, which from some moment on answers nothing, and nothing
/// says so.
public final class HangingWire implements AutoCloseable {
  /// How long the gateway waits for a service, so how long a service may wait for its store.
  public static final Duration LONGEST = Duration.ofSeconds(15);

  private final String behind;
  private final ServerAddress store;
  private final ServerSocket listening;
  private volatile boolean hanging;

  public HangingWire(String uri) throws IOException {
    behind = uri;
    store = new ServerAddress(new ConnectionString(uri).getHosts().getFirst());
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  /// The store as it is reached through this wire. Who has noticed that it hangs waits less.
  public String uri() {
    return behind.replace(store.toString(), "127.0.0.1:" + listening.getLocalPort())
        + "&directConnection=true&serverSelectionTimeoutMS=500";
  }

  public void hang() {
    hanging = true;
  }

  private void accept() {
    try {
      while (true) {
        var near = listening.accept();
        var far = new Socket(store.getHost(), store.getPort());
        Thread.startVirtualThread(() -> pass(near, far));
        Thread.startVirtualThread(() -> pass(far, near));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pass(Socket from, Socket to) {
    var bytes = new byte[1 << 16];
    try (from;
        to) {
      for (int n = 0; n >= 0; n = from.getInputStream().read(bytes)) {
        if (!hanging) {
          to.getOutputStream().write(bytes, 0, n);
        }
      }
    } catch (IOException gone) {
      // The other side closes too.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
