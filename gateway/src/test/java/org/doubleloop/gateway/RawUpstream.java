package org.doubleloop.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A service that does not keep to HTTP: it does what it is told with each connection.
public final class RawUpstream implements AutoCloseable {

  /// What is done with a connection; it is closed afterwards.
  public interface Habit {
    void meet(Socket connection) throws IOException;
  }

  private final ServerSocket server;
  private volatile Habit habit = _ -> {};

  public RawUpstream() {
    try {
      this.server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// From now on it does so with each new connection.
  public void meetWith(Habit next) {
    habit = next;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        Thread.ofVirtual().start(() -> meet(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void meet(Socket connection) {
    try (connection) {
      habit.meet(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads the head of a request, and no more.
  public static void readHead(Socket connection) throws IOException {
    int matched = 0;
    while (matched < 4) {
      int next = connection.getInputStream().read();
      if (next < 0) {
        return;
      }
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : 0;
    }
  }

  public static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
  }

  /// Ends the connection with a reset instead of an orderly close.
  public static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
