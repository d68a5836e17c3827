package org.doubleloop.kit.wire;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
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

  private final MongoBackend backend;
  private final AtomicInteger answers = new AtomicInteger();

  RequestHandler(MongoBackend backend) {
    this.backend = backend;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
    var command = Command.of(request);
    Thread.ofVirtual().name("embedded-store").start(() -> answer(context, command));
  }

  private void answer(ChannelHandlerContext context, Command command) {
    try {
      var _ = context.writeAndFlush(command.answer(answers.incrementAndGet(), run(command)));
    } catch (StoreStoppedException e) {
      // an error could be taken for "not written"; whether it was is not known
      log.debug("connection closed unanswered", e);
      var _ = context.close();
    }
  }

  private Document run(Command command) {
    try {
      return backend.handleCommand(
          command.request().getChannel(), command.database(), command.name(), command.body());
    } catch (MongoServerException e) {
      return Command.error(e);
    } catch (StoreStoppedException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("The embedded store failed at the command {}", command.name(), e);
      return Command.error(new MongoServerException("internal error", e));
    }
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
