package org.doubleloop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.doubleloop.kit.test.SpecAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DocumentationTest {

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  private final JsonNode document =
      gateway.send(gateway.request("/v1/openapi.json")).expect(200).json();

  @Test
  void isAnOpenApiDocumentThatOthersCanRead() {
    var options = new ParseOptions();
    options.setResolve(true);
    var result = new OpenAPIV3Parser().readContents(document.toString(), null, options);
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(result.getOpenAPI().getPaths()).hasSize(document.path("paths").size());
  }

  @Test
  void refersOnlyToItself() {
    var refs = document.findValuesAsString("$ref");
    assertThat(refs)
        .isNotEmpty()
        .allSatisfy(ref -> {
          assertThat(ref).startsWith("#/components/");
          assertThat(document.at(ref.substring(1)).isObject()).as(ref).isTrue();
        });
  }

  @Test
  void holdsNoComponentThatNothingRefersTo() {
    var refs = new TreeSet<>(document.findValuesAsString("$ref"));
    document
        .path("components")
        .propertyStream()
        .filter(kind -> !kind.getKey().equals("securitySchemes"))
        .forEach(kind ->
            kind.getValue()
                .propertyNames()
                .forEach(name ->
                    assertThat(refs).contains("#/components/" + kind.getKey() + "/" + name)));
  }

  @Test
  void leavesOutWhatIsForServicesAlone() {
    assertThat(document.path("paths").propertyNames())
        .contains("/v1/signals", "/v1/policies", "/v1/suggestions", "/v1/api-keys")
        .doesNotContain("/v1/feed", "/v1/policy-feed");
    assertThat(document.path("tags").toString()).doesNotContain("\"Feed\"", "PolicyFeed");
    assertThat(document.path("components").path("schemas").propertyNames())
        .doesNotContain("FeedPage");
  }

  @Test
  void leadsFromEveryPathToWhoAnswersIt() {
    var unanswered = new ArrayList<String>();
    document
        .path("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method -> {
                  var concrete = path.getKey().replaceAll("\\{[^}]+}", "1");
                  var answer =
                      gateway.send(
                          gateway
                              .request(concrete, gateway.keys().admin())
                              .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
                  boolean own =
                      path.getKey().startsWith("/problems/")
                          || answer.text().contains("The organization has no key");
                  if (answer.status() == 405 || (answer.status() == 404 && !own)) {
                    unanswered.add(method + " " + concrete);
                  }
                }));
    assertThat(unanswered).isEmpty();
  }

  @Test
  void saysInWordsWhichScopeEachOperationTakes() {
    var paths = document.path("paths");
    assertThat(paths.path("/v1/actions").path("post").path("description").asString())
        .endsWith("Takes a key with the scope `signals:write`.");
    assertThat(paths.path("/v1/openapi.json").path("get").path("description").asString())
        .doesNotContain("scope");
  }

  @Test
  void saysOfEveryOperationWhatIsAnsweredAtTheDoor() {
    for (var operation : document.path("paths").findValues("responses")) {
      assertThat(operation.propertyNames()).contains("400", "406", "414", "431", "503");
    }
    assertThat(document.at("/components/securitySchemes/apiKey/name").asString())
        .isEqualTo("X-Api-Key");
    assertThat(document.at("/paths/~1v1~1actions/post/security").toString())
        .isEqualTo("[{\"token\":[\"signals:write\"]},{\"apiKey\":[\"signals:write\"]}]");
  }

  @Test
  void explainsEveryProblemUnderItsType() {
    var contract = SpecAssert.of("openapi/gateway.yaml");
    var all = gateway.send(gateway.request("/problems")).expect(200);
    contract.check("GET", "/problems", all);
    assertThat(all.header("Cache-Control")).contains("max-age=3600, public");
    assertThat(all.json().path("items")).hasSizeGreaterThan(60);
    for (var kind : all.json().path("items")) {
      var path = kind.path("type").asString();
      var one = gateway.send(gateway.request(path)).expect(200);
      contract.check("GET", path, one);
      assertThat(one.json()).isEqualTo(kind);
    }
    gateway.send(gateway.request("/problems/none")).expectProblem(404, "not-found");
  }

  @Test
  void isNotSentAgainToWhoHasIt() {
    var etag = gateway.send(gateway.request("/v1/openapi.json")).header("ETag").orElseThrow();
    var again = gateway.send(gateway.request("/v1/openapi.json").header("If-None-Match", etag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/, text/html",
    "/docs/docs.js, text/javascript",
    "/docs/docs.css, text/css",
    "/docs/swagger-ui.css, text/css",
    "/docs/swagger-ui-bundle.js, text/javascript",
    "/docs/favicon-32x32.png, image/png"
  })
  void showsAPageThatNeedsNothingFromElsewhere(String path, String type) {
    var answer = gateway.send(gateway.request(path)).expect(200);
    assertThat(answer.header("Content-Type")).get(STRING).startsWith(type);
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement(STRING)
        .contains("script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'");
    var etag = answer.header("ETag").orElseThrow();
    var again = gateway.send(gateway.request(path).header("If-None-Match", etag));
    assertThat(again.status()).isEqualTo(304);
    for (var header : List.of("Content-Security-Policy", "Cache-Control")) {
      assertThat(again.headers().allValues(header))
          .as("a browser takes it in place of the one it has kept")
          .isEqualTo(answer.headers().allValues(header));
    }
    if (path.equals("/docs/")) {
      assertThat(Pattern.compile("(src|href)=\"(https?:)?//").matcher(answer.text()).find())
          .isFalse();
    }
  }

  @Test
  void showsNothingElseOfTheClassPath() {
    for (String path :
        new String[] {"/docs/swagger-initializer.js", "/docs/..%2fgateway.yml", "/docs/x.js"}) {
      assertThat(gateway.send(gateway.request(path)).status()).as(path).isIn(400, 404);
    }
    assertThat(gateway.send(gateway.request("/docs")).header("Location")).contains("/docs/");
  }
}
