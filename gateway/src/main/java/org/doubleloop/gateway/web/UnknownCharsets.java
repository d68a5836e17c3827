package org.doubleloop.gateway.web;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Takes media types whose charset nobody knows for a type that nobody knows: the answer is the
/// same, and costs nothing.
///
/// Java keeps no names that it has not found. For each it looks into all jars for providers, and
/// makes a table of all its charsets; and a type is parsed several times on its way.
@ChannelHandler.Sharable
final class UnknownCharsets extends ChannelInboundHandlerAdapter implements NettyServerCustomizer {

  static final String UNKNOWN = "application/x-unknown-charset";

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\"';,\\s]*)", Pattern.CASE_INSENSITIVE);

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) ->
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "unknownCharsets", this));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      replace(request.headers(), HttpHeaderNames.CONTENT_TYPE);
      replace(request.headers(), HttpHeaderNames.ACCEPT);
    }
    context.fireChannelRead(message);
  }

  private static void replace(HttpHeaders headers, CharSequence name) {
    if (headers.getAll(name).stream().anyMatch(UnknownCharsets::namesUnknown)) {
      headers.set(name, UNKNOWN);
    }
  }

  private static boolean namesUnknown(String types) {
    return CHARSET
        .matcher(types)
        .results()
        .map(charset -> lower(charset.group(1)))
        .anyMatch(name -> !name.equals("utf-8") && !Known.NAMES.contains(name));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// Made when the first one is asked for.
  private static final class Known {
    static final Set<String> NAMES =
        Charset.availableCharsets().values().stream()
            .flatMap(
                charset -> Stream.concat(Stream.of(charset.name()), charset.aliases().stream()))
            .map(UnknownCharsets::lower)
            .collect(Collectors.toUnmodifiableSet());
  }
}
