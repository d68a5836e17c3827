package org.doubleloop.kit.wire;

import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads requests, from a connection that has not logged in short ones only.
final class RequestDecoder extends MongoWireProtocolHandler {
  private static final int SHORTEST = 16;
  private static final int LONGEST_BEFORE_LOGIN = 16 << 10;

  private final LoginHandler door;

  RequestDecoder(LoginHandler door) {
    this.door = door;
  }

  @Override
  protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf in)
      throws Exception {
    if (in.readableBytes() >= Integer.BYTES) {
      int length = in.getIntLE(in.readerIndex());
      int longest = door.isOpen() ? MAX_MESSAGE_SIZE_BYTES : LONGEST_BEFORE_LOGIN;
      if (length < SHORTEST || length > longest) {
        throw new IOException("a request of " + length + " bytes");
      }
    }
    return super.decode(context, in);
  }
}
