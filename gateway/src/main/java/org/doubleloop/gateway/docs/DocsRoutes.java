package org.doubleloop.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.gateway.contract.Reads;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/v1/openapi.json`, and at `/docs` a page to browse it that needs nothing from elsewhere.
final class DocsRoutes {

  /// The page styles elements in place; it loads nothing but what lies here.
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/" + version() + "/";

  private static final Map<String, Resource> FILES =
      Map.of(
          "index.html",
          new ClassPathResource("docs/index.html"),
          "docs.js",
          new ClassPathResource("docs/docs.js"),
          "docs.css",
          new ClassPathResource("docs/docs.css"),
          "swagger-ui.css",
          webjar("swagger-ui.css"),
          "swagger-ui-bundle.js",
          webjar("swagger-ui-bundle.js"),
          "favicon-32x32.png",
          webjar("favicon-32x32.png"));

  private final byte[] document;
  private final String etag;

  DocsRoutes(byte[] document) {
    this.document = document;
    this.etag = "\"" + hash(document) + "\"";
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .route(Reads.at("/v1/openapi.json"), this::document)
        .route(
            Reads.at("/docs"),
            request -> ServerResponse.permanentRedirect(URI.create("/docs/")).build())
        .route(Reads.at("/docs/"), request -> page("index.html"))
        .route(
            Reads.at("/docs/{file}").and(request -> FILES.containsKey(name(request))), this::file)
        .build();
  }

  private Mono<ServerResponse> document(ServerRequest request) {
    return request
        .checkNotModified(etag)
        .switchIfEmpty(
            ServerResponse.ok()
                .eTag(etag)
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(document));
  }

  private Mono<ServerResponse> file(ServerRequest request) {
    return page(name(request));
  }

  private static String name(ServerRequest request) {
    return request.pathVariable("file");
  }

  private static Mono<ServerResponse> page(String name) {
    return ServerResponse.ok()
        .header("Content-Security-Policy", PAGE_POLICY)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
        .contentType(typeOf(name))
        .body(BodyInserters.fromResource(Objects.requireNonNull(FILES.get(name))));
  }

  private static MediaType typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> MediaType.parseMediaType("text/html;charset=UTF-8");
      case "js" -> MediaType.parseMediaType("text/javascript;charset=UTF-8");
      case "css" -> MediaType.parseMediaType("text/css;charset=UTF-8");
      default -> MediaType.IMAGE_PNG;
    };
  }

  private static Resource webjar(String name) {
    return new ClassPathResource(WEBJAR + name);
  }

  private static String version() {
    try {
      return PropertiesLoaderUtils.loadProperties(
              new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"))
          .getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("swagger-ui is not on the class path", e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
