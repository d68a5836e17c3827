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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An endpoint that speaks the protocols of providers (see [Wire]), well or badly, as told. A
/// request that a protocol does not allow is answered 400.
public final class StubModel implements AutoCloseable {

  /// What is done with one request.
  @FunctionalInterface
  public interface Reply {
    void to(Call call) throws IOException;
  }

  /// A request, and who waits for the answer.
  public record Call(StubModel stub, Socket caller, Wire wire, String head, JsonNode body) {
    /// What the model is told to do.
    public String instructions() {
      return wire.instructions(body);
    }

    /// The message.
    public JsonNode data() {
      return MAPPER.readTree(wire.data(body));
    }

    private void answer(int status, String header, String body) throws IOException {
      write(caller.getOutputStream(), status, header, body);
    }
  }

  private static final String JSON = "application/json";
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

  /// For OpenAI's protocol.
  public String baseUrl() {
    return baseUrl(Wire.OPENAI);
  }

  public String baseUrl(Wire wire) {
    return "http://127.0.0.1:" + server.getLocalPort() + wire.base();
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
    return call -> {
      boolean streams = call.body().at("/stream").asBoolean(false);
      call.answer(
          200,
          "Content-Type: " + (streams ? call.wire().streamed() : JSON),
          streams ? call.wire().stream(content) : call.wire().whole(content));
    };
  }

  /// The model will not.
  public static Reply refusal() {
    return call -> call.answer(200, "Content-Type: " + JSON, call.wire().refusal());
  }

  public static Reply toolCall(String name) {
    return call -> call.answer(200, "Content-Type: " + JSON, call.wire().toolCall(name));
  }

  /// As the protocol tells errors.
  public static Reply error(int status, String header) {
    return call -> call.answer(status, header, call.wire().error(status));
  }

  public static Reply status(int status, String header, String body) {
    return call -> call.answer(status, header, body);
  }

  /// Half of an answer, and then no more of the connection.
  public static Reply brokenOff() {
    return call -> {
      var body = call.wire().whole("{\"text\": \"Hello\"}").getBytes(StandardCharsets.UTF_8);
      var out = call.caller().getOutputStream();
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Type: "
                  + JSON
                  + "\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, body.length / 2);
      out.flush();
      call.caller().setSoLinger(true, 0);
      call.caller().close();
    };
  }

  /// Says nothing.
  public static Reply silence() {
    return call -> call.stub().untilHungUp(call.caller());
  }

  /// A head, and then a byte every twenty milliseconds.
  public static Reply trickle() {
    return call -> {
      var stub = call.stub();
      var out = call.caller().getOutputStream();
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
    return call -> {
      var stub = call.stub();
      var out = call.caller().getOutputStream();
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
    return call -> {
      call.caller()
          .getOutputStream()
          .write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
      call.caller().close();
    };
  }

  public static Reply reset() {
    return call -> {
      call.caller().setSoLinger(true, 0);
      call.caller().close();
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
      for (var call = read(in, caller); call != null; call = read(in, caller)) {
        var fault = call.wire().fault(call.head(), call.body());
        (fault.isEmpty() ? next() : error(400, "X-Missing: " + fault.get())).to(call);
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

  private @Nullable Call read(InputStream in, Socket caller) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return null;
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
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    bodies.add(body);
    heads.add(head.toString());
    return new Call(this, caller, Wire.of(head.toString()), head.toString(), MAPPER.readTree(body));
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
