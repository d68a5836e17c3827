package org.doubleloop.kit.wire;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;

/// Lets nothing of one connection pass but the handshake until it has logged in. Then it leaves the
/// pipeline. Before, nothing is read while something is unanswered: who takes no answers gets none.
final class LoginHandler extends ChannelDuplexHandler {
  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;

  private final Login login;
  private final Strangers strangers;
  private boolean open;
  private int answers;
  private int unanswered;

  LoginHandler(Login login, Strangers strangers) {
    this.login = login;
    this.strangers = strangers;
  }

  /// Whether the connection has logged in. Asked in its event loop.
  boolean isOpen() {
    return open;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    strangers.heard(context.channel());
    context.fireChannelActive();
    context.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object request) {
    unanswered++;
    var command = Command.of((ClientRequest) request);
    if (command.name().equalsIgnoreCase("isMaster")) {
      recognize(context, command);
      context.fireChannelRead(request);
    } else if (command.name().equals("saslStart")) {
      logIn(context, command);
    } else {
      refuse(
          context,
          command,
          new MongoServerError(
              UNAUTHORIZED, "Unauthorized", "command " + command.name() + " requires a login"));
    }
  }

  private void recognize(ChannelHandlerContext context, Command handshake) {
    if (login.isKnownTo(handshake.body())) {
      strangers.forget(context.channel());
    } else {
      strangers.heard(context.channel());
    }
  }

  private void logIn(ChannelHandlerContext context, Command start) {
    if (!login.opensWith(start.body())) {
      refuse(
          context,
          start,
          new MongoServerError(
              AUTHENTICATION_FAILED, "AuthenticationFailed", "this is not the login"));
      return;
    }
    open = true;
    strangers.forget(context.channel());
    answer(
        context,
        start,
        new Document("conversationId", 1)
            .append("done", true)
            .append("payload", new BinData(new byte[0]))
            .append("ok", 1));
    context.channel().config().setAutoRead(true);
    context.pipeline().remove(this);
  }

  private void refuse(ChannelHandlerContext context, Command command, MongoServerError error) {
    strangers.refused();
    strangers.heard(context.channel());
    answer(context, command, Command.error(error));
  }

  private void answer(ChannelHandlerContext context, Command command, Document document) {
    var answer = command.answer(++answers, document);
    write(context, answer, context.newPromise());
    context.flush();
  }

  @Override
  public void write(ChannelHandlerContext context, Object answer, ChannelPromise promise) {
    var _ = context.write(answer, promise.addListener(_ -> answered(context)));
  }

  private void answered(ChannelHandlerContext context) {
    if (--unanswered == 0) {
      context.read();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    strangers.forget(context.channel());
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      strangers.refused();
    }
    var _ = context.close();
  }
}
