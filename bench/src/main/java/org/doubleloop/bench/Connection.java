package org.doubleloop.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that posts over and over, with as little work as HTTP/1.1 allows, because it
/// takes its time from the service that it measures.
final class Connection implements Closeable {
  private final Socket socket;
  private final InputStream in;
  private final String head;

  Connection(int port, String path, String contentType, String token) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: ";
  }

  /// Sends a body and answers the body that comes back.
  ///
  /// @throws IllegalStateException when the status is another than expected
  String post(String body, int expectedStatus) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] start = (head + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[start.length + content.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(content, 0, request, start.length, content.length);
    socket.getOutputStream().write(request);
    var status = line();
    int length = -1;
    for (var header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      } else if (header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding:")) {
        length = -2;
      }
    }
    var answer = length == -2 ? chunks() : text(length);
    if (!status.startsWith("HTTP/1.1 " + expectedStatus)) {
      throw new IllegalStateException(status + ": " + answer);
    }
    return answer;
  }

  private String chunks() throws IOException {
    var text = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      text.append(text(size));
      line();
    }
    line();
    return text.toString();
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the service has closed the connection");
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
