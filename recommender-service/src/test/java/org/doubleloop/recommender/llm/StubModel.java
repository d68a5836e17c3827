package org.doubleloop.recommender.llm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.kit.json.StrictJson;
import tools.jackson.databind.json.JsonMapper;

/// An endpoint that speaks OpenAI's chat completions, well or badly, as told.
public final class StubModel implements AutoCloseable {

  /// What is done with one request.
  @FunctionalInterface
  public interface Reply {
    void to(Socket caller, StubModel stub) throws IOException;
  }

  private static final JsonMapper MAPPER = StrictJson.mapper();

  private final ServerSocket server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final AtomicInteger hungUp = new AtomicInteger();
  private final List<Socket> callers = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread accepting;

  public StubModel() {
    try {
      this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.accepting = Thread.ofVirtual().start(this::accept);
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  /// From now on it replies so, one after the other; the last for ever.
  public StubModel replies(Reply... next) {
    synchronized (replies) {
      replies.clear();
      replies.addAll(List.of(next));
    }
    return this;
  }

  public List<String> heads() {
    return heads;
  }

  public List<String> bodies() {
    return bodies;
  }

  /// How many callers went away before they had their answer.
  public int hungUp() {
    return hungUp.get();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    joined(accepting); // until it has ended, one caller more may be accepted and answered
    for (var caller : callers) {
      caller.close();
    }
  }

  public static Reply text(String text, String... guidance) {
    return content(MAPPER.writeValueAsString(Map.of("text", text, "guidance", guidance)));
  }

  public static Reply content(String content) {
    return message(Map.of("role", "assistant", "content", content));
  }

  public static Reply message(Map<String, Object> message) {
    var choice = Map.of("index", 0, "finish_reason", "stop", "message", message);
    var usage = Map.of("prompt_tokens", 120, "completion_tokens", 30, "total_tokens", 150);
    return status(
        200,
        "Content-Type: application/json",
        MAPPER.writeValueAsString(
            Map.of(
                "id",
                "1",
                "object",
                "chat.completion",
                "created",
                1,
                "model",
                "some-model",
                "choices",
                List.of(choice),
                "usage",
                usage)));
  }

  public static Reply status(int status, String header, String body) {
    return (caller, stub) -> write(caller.getOutputStream(), status, header, body);
  }

  /// Says nothing.
  public static Reply silence() {
    return (caller, stub) -> stub.untilHungUp(caller);
  }

  /// A head, and then a byte every twenty milliseconds.
  public static Reply trickle() {
    return (caller, stub) -> {
      var out = caller.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      try {
        while (!stub.closed(20)) {
          out.write(' ');
        }
      } catch (IOException gone) {
        stub.hungUp.incrementAndGet();
      }
    };
  }

  /// An answer that does not end.
  public static Reply flood() {
    return (caller, stub) -> {
      var out = caller.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      var block = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      try {
        while (!stub.closed(0)) {
          out.write(block);
        }
      } catch (IOException gone) {
        stub.hungUp.incrementAndGet();
      }
    };
  }

  /// Not even HTTP.
  public static Reply noise() {
    return (caller, stub) -> {
      caller
          .getOutputStream()
          .write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
      caller.close();
    };
  }

  public static Reply reset() {
    return (caller, stub) -> {
      caller.setSoLinger(true, 0);
      caller.close();
    };
  }

  private void accept() {
    try {
      while (true) {
        var caller = server.accept();
        callers.add(caller);
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException end) {
      closed.countDown();
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      var in = new BufferedInputStream(caller.getInputStream());
      while (read(in)) {
        next().to(caller, this);
      }
    } catch (IOException gone) {
      hungUp.incrementAndGet();
    }
  }

  private Reply next() {
    synchronized (replies) {
      return replies.size() > 1 ? replies.remove() : replies.element();
    }
  }

  private boolean read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return false;
      }
      head.append((char) c);
    }
    var length =
        head.toString()
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .map(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    bodies.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
    heads.add(head.toString());
    return true;
  }

  private void untilHungUp(Socket caller) throws IOException {
    if (caller.getInputStream().read() < 0) {
      throw new IOException("The caller has gone");
    }
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean closed(int millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void write(OutputStream out, int status, String header, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        "HTTP/1.1 %d Some\r\n%s\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, header, bytes.length);
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(bytes);
    all.writeTo(out);
  }
}
