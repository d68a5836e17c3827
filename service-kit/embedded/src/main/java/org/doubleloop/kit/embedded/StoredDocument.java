package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;

/// A document as it is kept: BSON. Whoever reads it gets a copy of its own.
final class StoredDocument {
  private static final int TOO_LARGE = 10334;

  private StoredDocument() {}

  static byte[] encode(Document document) {
    var buffer = Unpooled.buffer(512);
    BsonEncoder.encodeDocument(document, buffer);
    if (buffer.readableBytes() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(
          TOO_LARGE, "BSONObjectTooLarge", "a document may have 16 MiB at most");
    }
    var bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    return bytes;
  }

  static Document decode(byte[] bytes) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }

  /// @throws MongoServerError when the document is too large
  static void requireStorable(Document document) {
    encode(document);
  }
}
