package org.doubleloop.gateway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.doubleloop.gateway.web.GetOrHead;
import org.doubleloop.gateway.web.StaticFiles;
import org.doubleloop.gateway.web.WebJar;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/// `/app`: every file of `console/` on the class path whose type is known, and the one library that
/// they use.
///
/// A browser asks each time whether a file has changed: modules of two releases must not meet.
final class ConsoleRoutes {

  private static final String PAGE = "/app/";
  private static final String FOLDER = "console/";
  private static final String FIRST = "index.html";
  private static final String SCRIPT = "text/javascript;charset=UTF-8";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=UTF-8",
          "js", SCRIPT,
          "css", "text/css;charset=UTF-8",
          "svg", "image/svg+xml");

  /// Nothing from elsewhere and nothing inline; and no script may turn a text into markup but the
  /// library, with what is written in the modules.
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types lit-html";

  private static final Map<String, String> HEADERS =
      Map.of(
          HttpHeaders.CACHE_CONTROL,
          CacheControl.noCache().getHeaderValue(),
          "Content-Security-Policy",
          PAGE_POLICY);

  private final StaticFiles files = new StaticFiles();

  ConsoleRoutes() {
    try {
      putFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + " is not on the class path", e);
    }
    var library = new WebJar("org.webjars.npm", "lit-html");
    files.put(PAGE + "lib/lit-html.js", library.read("lit-html.js"), SCRIPT, HEADERS);
  }

  private void putFolder() throws IOException {
    var first = new ClassPathResource(FOLDER + FIRST).getURL().toString();
    var folder = first.substring(0, first.length() - FIRST.length());
    var resolver = new PathMatchingResourcePatternResolver();
    for (var type : TYPES.entrySet()) {
      for (var file : resolver.getResources(folder + "**/*." + type.getKey())) {
        var path = file.getURL().toString().substring(folder.length());
        files.put(
            PAGE + (path.equals(FIRST) ? "" : path),
            file.getContentAsByteArray(),
            type.getValue(),
            HEADERS);
      }
    }
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .route(
            GetOrHead.at("/app"), _ -> ServerResponse.permanentRedirect(URI.create(PAGE)).build())
        .add(files.routes())
        .build();
  }
}
