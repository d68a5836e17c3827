package org.doubleloop.kit.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/// Another program on the machine, which speaks the wire protocol byte by byte.
final class Stranger implements AutoCloseable {
  private static final int OP_QUERY = 2004;
  private static final int OP_MSG = 2013;

  private final Socket socket;

  Stranger(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(5_000);
  }

  /// Sends a command as it is sent today.
  Document say(String database, String command) throws IOException {
    byte[] document = bson(Document.parse(command).append("$db", database));
    return answer(
        OP_MSG,
        ByteBuffer.allocate(5 + document.length).putInt(0).put((byte) 0).put(document).array(),
        5);
  }

  /// Sends a command as it was sent once.
  Document ask(String database, String command) throws IOException {
    byte[] document = bson(Document.parse(command));
    byte[] name = (database + ".$cmd\0").getBytes(StandardCharsets.UTF_8);
    return answer(
        OP_QUERY,
        ByteBuffer.allocate(12 + name.length + document.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0)
            .put(name)
            .putInt(0)
            .putInt(-1)
            .put(document)
            .array(),
        20);
  }

  /// Begins a message and does not end it.
  void begin(int length) throws IOException {
    socket.getOutputStream().write(header(length, OP_MSG));
  }

  /// Whether it has been shown the door.
  boolean isClosed() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  private Document answer(int kind, byte[] body, int head) throws IOException {
    var out = socket.getOutputStream();
    out.write(header(16 + body.length, kind));
    out.write(body);
    var in = new DataInputStream(socket.getInputStream());
    int length = Integer.reverseBytes(in.readInt());
    byte[] answer = in.readNBytes(length - 4);
    return new RawBsonDocument(Arrays.copyOfRange(answer, 12 + head, answer.length))
        .decode(new DocumentCodec());
  }

  private static byte[] header(int length, int kind) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(length)
        .putInt(1)
        .putInt(0)
        .putInt(kind)
        .array();
  }

  private static byte[] bson(Document document) {
    var bytes = new RawBsonDocument(document, new DocumentCodec()).getByteBuffer();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
