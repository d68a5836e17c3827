package org.doubleloop.kit.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the requests of one connection. Each runs in a virtual thread of its own, where it may
/// wait for the disk.
final class RequestHandler extends SimpleChannelInboundHandler<ClientRequest> {
  private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

  private final EmbeddedBackend backend;
  private final AtomicInteger answers = new AtomicInteger();

  RequestHandler(EmbeddedBackend backend) {
    this.backend = backend;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
    Thread.ofVirtual().name("embedded-store").start(() -> answer(context, request));
  }

  private void answer(ChannelHandlerContext context, ClientRequest request) {
    try {
      var document = run(request);
      var header = new MessageHeader(answers.incrementAndGet(), request.getHeader().getRequestID());
      var _ =
          context.writeAndFlush(
              request instanceof MongoQuery
                  ? new MongoReply(header, document)
                  : new MongoMessage(context.channel(), header, document));
    } catch (StoreStoppedException e) {
      // an error could be taken for "not written"; whether it was is not known
      log.debug("connection closed unanswered", e);
      var _ = context.close();
    }
  }

  private Document run(ClientRequest request) {
    var command = command(request);
    var name = command.keySet().iterator().next();
    try {
      return backend.handleCommand(request.getChannel(), request.getDatabaseName(), name, command);
    } catch (MongoServerError e) {
      return error(e).append("code", e.getCode()).append("codeName", e.getCodeName());
    } catch (MongoServerException e) {
      return error(e);
    } catch (StoreStoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("The embedded store failed at the command {}", name, e);
      return error(new MongoServerException("internal error", e));
    }
  }

  /// The handshake comes as a query in the old wire format, everything else as a message.
  private static Document command(ClientRequest request) {
    return switch (request) {
      case MongoMessage message -> message.getDocument();
      case MongoQuery query when query.getQuery().get("$query") instanceof Document wrapped ->
          wrapped;
      case MongoQuery query -> query.getQuery();
      default -> throw new IllegalArgumentException("unknown request");
    };
  }

  private static Document error(MongoServerException e) {
    return new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    backend.handleClose(context.channel());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      log.debug("connection lost", cause);
    } else {
      log.error("The embedded store cannot read a request", cause);
    }
    var _ = context.close();
  }
}
