package org.doubleloop.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.gateway.web.GetOrHead;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/v1/openapi.json`, and at `/docs` a page to browse it that needs nothing from elsewhere. All of
/// it is held in memory, some two megabytes, so that nothing is unpacked while others wait.
final class DocsRoutes {

  private static final String DOCUMENT = "/v1/openapi.json";
  private static final String PAGE = "/docs/";
  private static final String SCRIPT = "text/javascript;charset=UTF-8";
  private static final String STYLE = "text/css;charset=UTF-8";

  /// The page styles elements in place; it loads nothing but what lies here.
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action"
          + " 'none'; frame-ancestors 'none'";

  private final Map<String, Content> contents = new HashMap<>();

  private record Content(ByteArrayResource bytes, MediaType type, String etag) {}

  DocsRoutes(byte[] document) {
    put(DOCUMENT, document, "application/json");
    var browser = "META-INF/resources/webjars/swagger-ui/" + version() + "/";
    put(PAGE, read("docs/index.html"), "text/html;charset=UTF-8");
    put(PAGE + "docs.js", read("docs/docs.js"), SCRIPT);
    put(PAGE + "docs.css", read("docs/docs.css"), STYLE);
    put(PAGE + "swagger-ui-bundle.js", read(browser + "swagger-ui-bundle.js"), SCRIPT);
    put(PAGE + "swagger-ui.css", read(browser + "swagger-ui.css"), STYLE);
    put(PAGE + "favicon-32x32.png", read(browser + "favicon-32x32.png"), "image/png");
  }

  private void put(String path, byte[] bytes, String type) {
    var etag = "\"" + DigestUtils.md5DigestAsHex(bytes) + "\"";
    contents.put(
        path, new Content(new ByteArrayResource(bytes), MediaType.parseMediaType(type), etag));
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .route(
            GetOrHead.at("/docs"), _ -> ServerResponse.permanentRedirect(URI.create(PAGE)).build())
        .route(
            GetOrHead.at("/**").and(request -> contents.containsKey(request.path())), this::content)
        .build();
  }

  private Mono<ServerResponse> content(ServerRequest request) {
    var content = Objects.requireNonNull(contents.get(request.path()));
    // Browsers take the headers of a 304 in place of those that they keep, the policy too.
    var headers = request.exchange().getResponse().getHeaders();
    if (request.path().equals(DOCUMENT)) {
      headers.setCacheControl(CacheControl.noCache());
    } else {
      headers.setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate());
      headers.set("Content-Security-Policy", PAGE_POLICY);
    }
    return request
        .checkNotModified(content.etag())
        .switchIfEmpty(
            Mono.defer(() ->
                ServerResponse.ok()
                    .eTag(content.etag())
                    .contentType(content.type())
                    .bodyValue(content.bytes().getByteArray())));
  }

  private static byte[] read(String resource) {
    try {
      return new ClassPathResource(resource).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is not on the class path", e);
    }
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
}
