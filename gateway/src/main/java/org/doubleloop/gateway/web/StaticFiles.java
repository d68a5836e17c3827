package org.doubleloop.gateway.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Files that anybody may read, by their paths. They are held in memory, so that nothing is
/// unpacked while others wait.
public final class StaticFiles {

  private final Map<String, StaticFile> files = new HashMap<>();

  private record StaticFile(
      ByteArrayResource content, MediaType type, String etag, Map<String, String> headers) {}

  /// @param headers what is said with it, whether it is sent or has not changed
  public void put(String path, byte[] bytes, String type, Map<String, String> headers) {
    var etag = "\"" + DigestUtils.md5DigestAsHex(bytes) + "\"";
    files.put(
        path,
        new StaticFile(
            new ByteArrayResource(bytes),
            MediaType.parseMediaType(type),
            etag,
            Map.copyOf(headers)));
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route(
        GetOrHead.at("/**").and(request -> files.containsKey(request.path())), this::answer);
  }

  private Mono<ServerResponse> answer(ServerRequest request) {
    var file = Objects.requireNonNull(files.get(request.path()));
    // Browsers take the headers of a 304 in place of those that they keep.
    file.headers().forEach(request.exchange().getResponse().getHeaders()::set);
    return request
        .checkNotModified(file.etag())
        .switchIfEmpty(
            Mono.defer(() ->
                ServerResponse.ok()
                    .eTag(file.etag())
                    .contentType(file.type())
                    .bodyValue(file.content().getByteArray())));
  }
}
