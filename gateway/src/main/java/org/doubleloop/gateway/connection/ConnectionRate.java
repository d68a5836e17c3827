package org.doubleloop.gateway.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/// Lets the connections of an address in at a pace: those beyond it wait before anything is made
/// ready for them, and are closed where their turn would come too late.
///
/// What is made ready for a connection takes a processor's time, and the collector's for as long as
/// it is open: whoever opens thousands would take both from others before he asks for anything.
final class ConnectionRate implements NettyServerCustomizer {

  /// Of an IPv6 address: who has one commonly has all with these first bytes.
  private static final int NETWORK = 8;

  private static final HexFormat HEX = HexFormat.ofDelimiter(":");

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionRate.class);
  private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

  private final LoadingCache<String, Bucket> openings;
  private final Cache<String, Boolean> told =
      Caffeine.newBuilder().expireAfterWrite(TOLD_AGAIN).build();
  private final int connections;
  private final Duration window;

  /// @param connections how many an address may open in `window`, at once or spread over it
  /// @param window how long one waits at most, too
  ConnectionRate(int connections, Duration window) {
    this.connections = connections;
    this.window = window;
    // One that has all waiting that it may is full after two windows, and need not be kept.
    this.openings =
        Caffeine.newBuilder()
            .expireAfterAccess(window.multipliedBy(2))
            .build(_ ->
                Bucket.builder()
                    .addLimit(
                        limit -> limit.capacity(connections).refillGreedy(connections, window))
                    .build());
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnBound(bound -> bound.channel().pipeline().addFirst("rate", new Entrance()));
  }

  /// Where connections come in that have been accepted.
  private final class Entrance extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      var connection = (Channel) accepted;
      var from = network(connection.remoteAddress());
      var _ =
          openings
              .get(from)
              .asScheduler()
              .tryConsume(1, window, context.executor())
              .thenAccept(isLetIn -> {
                if (isLetIn) {
                  context.fireChannelRead(connection);
                } else {
                  connection.unsafe().closeForcibly();
                  tell(from);
                }
              });
    }
  }

  private void tell(String from) {
    if (told.asMap().putIfAbsent(from, true) == null) {
      LOG.warn(
          "{} opens more than {} connections in {}, and some are closed: where it is a proxy, raise"
              + " doubleloop.limit.opened",
          from,
          connections,
          window);
    }
  }

  /// What is told apart; who has left already may have no address.
  static String network(@Nullable SocketAddress remote) {
    return switch (remote instanceof InetSocketAddress known ? known.getAddress() : null) {
      case null -> "unknown";
      case Inet6Address address -> HEX.formatHex(address.getAddress(), 0, NETWORK);
      case InetAddress address -> address.getHostAddress();
    };
  }
}
