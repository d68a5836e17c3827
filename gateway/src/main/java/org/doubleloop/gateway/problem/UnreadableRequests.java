package org.doubleloop.gateway.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.problem.Problem;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// Tells who sends what is no request what is wrong: it comes no further than to the server, which
/// would answer with a bare status.
@ChannelHandler.Sharable
public final class UnreadableRequests extends ChannelOutboundHandlerAdapter
    implements NettyServerCustomizer {

  private static final Map<Integer, GatewayProblem> TYPES =
      Map.of(
          400, GatewayProblem.REQUEST_REFUSED,
          414, GatewayProblem.URI_TOO_LONG,
          431, GatewayProblem.HEADERS_TOO_LARGE);

  private final JsonMapper json;
  private final RandomGenerator random;

  UnreadableRequests(JsonMapper json, RandomGenerator random) {
    this.json = json;
    this.random = random;
  }

  /// Whether the server has answered the request as one that is no HTTP; to be asked before the
  /// gateway has begun an answer.
  public static boolean wasAnswered(ServerHttpRequest request) {
    Object connection = ServerHttpRequestDecorator.getNativeRequest(request);
    return connection instanceof HttpServerResponse answer && answer.hasSentHeaders();
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) -> channel.pipeline().addLast(this));
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    super.write(
        context, message instanceof FullHttpResponse answer ? explained(answer) : message, promise);
  }

  private FullHttpResponse explained(FullHttpResponse answer) {
    var type = TYPES.get(answer.status().code());
    // Whatever the gateway itself answers has the id of its request.
    if (type == null || answer.headers().contains(RequestIds.HEADER)) {
      return answer;
    }
    var id = Ids.random(random);
    var problem = Problem.of(type, detail(type), List.of(), null, id);
    var body = json.writeValueAsBytes(problem);
    SecurityHeaders.ALL.forEach(answer.headers()::set);
    answer
        .headers()
        .set(RequestIds.HEADER, id)
        .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    answer.release();
    return answer.replace(Unpooled.wrappedBuffer(body));
  }

  private static String detail(GatewayProblem type) {
    return type == GatewayProblem.REQUEST_REFUSED
        ? "The path or the query has a character that must be percent-encoded, or this is no HTTP"
        : "The path with the query may have 16 KiB, and all headers 32 KiB";
  }
}
