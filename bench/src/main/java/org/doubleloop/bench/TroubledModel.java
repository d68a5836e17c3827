package org.doubleloop.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An endpoint of a model that is in trouble: in turn it says nothing, answers garbage, and hangs
/// up.
final class TroubledModel implements AutoCloseable {
  private static final String GARBAGE =
      "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>";

  private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final List<Socket> callers = new CopyOnWriteArrayList<>();

  TroubledModel() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  /// The settings by which a recommender takes it for its model.
  String[] settings() {
    String first = "--doubleloop.llm.providers[0].";
    return new String[] {
      first + "kind=OPENAI",
      first + "base-url=http://127.0.0.1:" + server.getLocalPort() + "/v1",
      first + "model=troubled",
      "--doubleloop.llm.deadline=2s"
    };
  }

  private void accept() {
    try {
      while (true) {
        var caller = server.accept();
        callers.add(caller);
        if (callers.size() % 3 == 0) {
          caller.close();
        } else if (callers.size() % 3 == 1) {
          Thread.ofVirtual().start(() -> answer(caller));
        }
      }
    } catch (IOException closed) {
      // the end
    }
  }

  private static void answer(Socket caller) {
    try (caller) {
      caller.getInputStream().read();
      caller.getOutputStream().write(GARBAGE.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      // whoever asked does not wait any more
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var caller : callers) {
      caller.close();
    }
  }
}
