package org.doubleloop.kit.lane;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/// The fields that the feed itself reads and writes in a document.
final class LaneDocuments {
  static final String ID = "_id";
  static final String ORGANIZATION = "organization";
  static final String KIND = "kind";
  static final String LANE = "lane";
  static final String SEQ = "seq";

  /// Where a swept document stood before, oldest first.
  static final String EARLIER = "earlier";

  private static final byte[] LANE_ELEMENT = int64Element(LANE);
  private static final byte[] SEQ_ELEMENT = int64Element(SEQ);

  /// The bytes that a position takes in a document.
  static final int POSITION_BYTES = LANE_ELEMENT.length + SEQ_ELEMENT.length + 2 * Long.BYTES;

  private LaneDocuments() {}

  /// @throws IllegalArgumentException when it cannot stand in a feed
  static void check(Document document) {
    if (document.get(ID) == null
        || !(document.get(ORGANIZATION) instanceof String)
        || !(document.get(KIND) instanceof String)) {
      throw new IllegalArgumentException("a document of the feed has _id, organization and kind");
    }
    if (document.containsKey(LANE) || document.containsKey(SEQ) || document.containsKey(EARLIER)) {
      throw new IllegalArgumentException("lane, seq and earlier are set by the feed");
    }
  }

  static byte[] encode(Document document, Codec<Document> codec) {
    try (var buffer = new BasicOutputBuffer();
        var writer = new BsonBinaryWriter(buffer)) {
      codec.encode(writer, document, EncoderContext.builder().build());
      return buffer.toByteArray();
    }
  }

  /// The encoded document with a position appended, so that a renumbered document is not encoded
  /// again.
  static RawBsonDocument placed(byte[] encoded, LanePosition position) {
    var bytes = ByteBuffer.allocate(encoded.length + POSITION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(encoded, 0, encoded.length - 1);
    bytes.put(LANE_ELEMENT).putLong(position.lane());
    bytes.put(SEQ_ELEMENT).putLong(position.seq());
    bytes.put((byte) 0);
    bytes.putInt(0, bytes.capacity());
    return new RawBsonDocument(bytes.array());
  }

  static Document placed(Document document, LanePosition position) {
    return new Document(document).append(LANE, position.lane()).append(SEQ, position.seq());
  }

  static LanePosition positionOf(Document stored) {
    return new LanePosition(number(stored, LANE), number(stored, SEQ));
  }

  static TailEntry tailEntry(RawBsonDocument stored) {
    return new TailEntry(
        position(stored), stored.getString(ORGANIZATION).getValue(), earlierOf(stored), stored);
  }

  static List<LanePosition> earlierOf(Document stored) {
    return stored.getList(EARLIER, Document.class, List.of()).stream()
        .map(LaneDocuments::positionOf)
        .toList();
  }

  private static List<LanePosition> earlierOf(RawBsonDocument stored) {
    return stored.containsKey(EARLIER)
        ? stored.getArray(EARLIER).stream().map(value -> position(value.asDocument())).toList()
        : List.of();
  }

  /// Where it stands and all positions where it stood; none when it never stood in a lane.
  static List<LanePosition> positionsOf(Document stored) {
    return stored.containsKey(LANE)
        ? Stream.concat(Stream.of(positionOf(stored)), earlierOf(stored).stream()).toList()
        : List.of();
  }

  static Document positionDocument(LanePosition position) {
    return new Document(LANE, position.lane()).append(SEQ, position.seq());
  }

  private static LanePosition position(BsonDocument stored) {
    return new LanePosition(stored.getNumber(LANE).longValue(), stored.getNumber(SEQ).longValue());
  }

  private static long number(Document stored, String field) {
    return stored.get(field, Number.class).longValue();
  }

  private static byte[] int64Element(String name) {
    var text = name.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(text.length + 2)
        .put((byte) BsonType.INT64.getValue())
        .put(text)
        .put((byte) 0)
        .array();
  }
}
