package org.doubleloop.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.doubleloop.gateway.web.GetOrHead;
import org.doubleloop.gateway.web.StaticFiles;
import org.doubleloop.gateway.web.WebJar;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/// `/v1/openapi.json`, and at `/docs` a page to browse it that needs nothing from elsewhere, some
/// two megabytes; and what each kind of problem is.
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

  private static final Map<String, String> OF_PAGE =
      Map.of(
          HttpHeaders.CACHE_CONTROL,
          CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate().getHeaderValue(),
          "Content-Security-Policy",
          PAGE_POLICY);

  private final StaticFiles files = new StaticFiles();

  DocsRoutes(byte[] document) {
    files.put(
        DOCUMENT,
        document,
        "application/json",
        Map.of(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue()));
    ProblemKinds.add(files);
    var browser = new WebJar("org.webjars", "swagger-ui");
    put("", read("docs/index.html"), "text/html;charset=UTF-8");
    put("docs.js", read("docs/docs.js"), SCRIPT);
    put("docs.css", read("docs/docs.css"), STYLE);
    put("swagger-ui-bundle.js", browser.read("swagger-ui-bundle.js"), SCRIPT);
    put("swagger-ui.css", browser.read("swagger-ui.css"), STYLE);
    put("favicon-32x32.png", browser.read("favicon-32x32.png"), "image/png");
  }

  private void put(String name, byte[] bytes, String type) {
    files.put(PAGE + name, bytes, type, OF_PAGE);
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .route(
            GetOrHead.at("/docs"), _ -> ServerResponse.permanentRedirect(URI.create(PAGE)).build())
        .add(files.routes())
        .build();
  }

  private static byte[] read(String resource) {
    try {
      return new ClassPathResource(resource).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is not on the class path", e);
    }
  }
}
