package org.doubleloop.bench.review;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Connections that are kept and asked with as little work as HTTP/1.1 allows, because they take
/// their time from the process that is measured.
final class KeptConnections implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final URI gateway;
  private final String headers;
  private final ConcurrentLinkedDeque<Kept> free = new ConcurrentLinkedDeque<>();

  /// @param headers of each request, each with its end of line
  KeptConnections(URI gateway, String headers) {
    this.gateway = gateway;
    this.headers = headers;
  }

  /// The status of an answer without a body; any other answer ends its connection.
  int get(String path) throws IOException {
    Kept waiting = free.pollFirst();
    Kept connection = waiting == null ? new Kept(gateway) : waiting;
    int status;
    try {
      status = connection.get(path, headers);
    } catch (IOException e) {
      connection.close();
      throw e;
    }
    if (status == 304) {
      free.addFirst(connection);
    } else {
      connection.close();
    }
    return status;
  }

  @Override
  public void close() throws IOException {
    for (Kept each = free.pollFirst(); each != null; each = free.pollFirst()) {
      each.close();
    }
  }

  private static final class Kept implements Closeable {
    private final Socket socket;
    private final InputStream in;

    Kept(URI gateway) throws IOException {
      socket = new Socket(gateway.getHost(), gateway.getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    }

    int get(String path, String headers) throws IOException {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status = line();
      for (String header = line(); !header.isEmpty(); header = line()) {
        // nothing of it is needed
      }
      return Integer.parseInt(status.substring(9, 12));
    }

    private String line() throws IOException {
      var line = new StringBuilder(64);
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("the gateway has closed the connection");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
