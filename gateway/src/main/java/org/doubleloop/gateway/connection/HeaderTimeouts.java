package org.doubleloop.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Closes connections on which the headers of a request have begun and do not end, and those that
/// have waited longest for a request where there are too many.
///
/// The server has a limit for bodies, and one for connections on which nothing happens; who sends a
/// header now and then meets neither.
final class HeaderTimeouts implements NettyServerCustomizer {

  private final Duration limit;
  private final int connections;
  // the first one has waited longest; all that are open, but for those with a request under way
  private final Set<Channel> waiting = new LinkedHashSet<>();
  private int open;

  /// @param limit how long headers may take
  /// @param connections how many connections there may be
  HeaderTimeouts(Duration limit, int connections) {
    this.limit = limit;
    this.connections = connections;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) -> {
      var connection = new Connection(channel);
      channel
          .pipeline()
          .addBefore(NettyPipeline.HttpCodec, "headersBegin", connection.bytes())
          .addAfter(NettyPipeline.HttpCodec, "headersEnd", connection.messages());
      opened(channel);
    });
  }

  private void opened(Channel channel) {
    Channel surplus = null;
    synchronized (this) {
      waiting.add(channel);
      open++;
      if (open > connections) {
        surplus = waiting.iterator().next();
        waiting.remove(surplus);
      }
    }
    channel.closeFuture().addListener(_ -> closed(channel));
    if (surplus != null) {
      close(surplus);
    }
  }

  private static void close(Channel channel) {
    var _ = channel.close();
  }

  private synchronized void closed(Channel channel) {
    waiting.remove(channel);
    open--;
  }

  private synchronized void waits(Channel channel, boolean waits) {
    if (waits && channel.isOpen()) {
      waiting.add(channel);
    } else {
      waiting.remove(channel);
    }
  }

  /// Where the requests of a connection begin and end, before and behind the codec.
  private final class Connection {
    private final Channel channel;
    private boolean inRequest;
    private @Nullable Future<?> timeout;

    Connection(Channel channel) {
      this.channel = channel;
      headersBegin();
    }

    private void headersBegin() {
      if (timeout == null && !inRequest) {
        timeout =
            channel
                .eventLoop()
                .schedule(() -> close(channel), limit.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    private void headersEnd() {
      if (timeout != null) {
        timeout.cancel(false);
        timeout = null;
      }
    }

    ChannelInboundHandlerAdapter bytes() {
      return new ChannelInboundHandlerAdapter() {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
          headersBegin();
          context.fireChannelRead(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
          headersEnd();
          context.fireChannelInactive();
        }
      };
    }

    ChannelDuplexHandler messages() {
      return new ChannelDuplexHandler() {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
          if (message instanceof HttpRequest) {
            headersEnd();
            inRequest = true;
            waits(channel, false);
          }
          if (message instanceof LastHttpContent) {
            inRequest = false;
          }
          context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
          if (message instanceof LastHttpContent && !isInterim(message)) {
            waits(channel, true);
          }
          super.write(context, message, promise);
        }
      };
    }

    private static boolean isInterim(Object message) {
      return message instanceof HttpResponse answer
          && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
  }
}
