package org.doubleloop.kit.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = Toys.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ProblemTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final int port;

  ProblemTest(@LocalServerPort int port) {
    this.port = port;
  }

  @Test
  void acceptsWhatIsDescribed() throws Exception {
    var body =
        """
        {"name":"bear","count":3,"price":2,"fragile":true,"madeAt":"2026-03-01T10:30:00.123456+01:00",
         "kind":"PUZZLE","link":"https://example.org/a","parts":[{"name":"ear","weight":0}],
         "attributes":{"a.b":[1,2.5,"x",true,null,{"n":-3}]},"spares":null}
        """;
    var answer = post(body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()))
        .isEqualTo(
            JSON.readTree(
                body.replace("2026-03-01T10:30:00.123456+01:00", "2026-03-01T09:30:00.123Z")
                    .replace("\"price\":2", "\"price\":2.0")
                    .replace(",\"spares\":null", "")));
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(
        bad("", "invalid-request", "", "REQUIRED"),
        bad(" \n", "invalid-request", "", "REQUIRED"),
        bad("{", "malformed-json", "", "MALFORMED"),
        bad("{\"name\":", "malformed-json", "/name", "MALFORMED"),
        bad("{'name':'a'}", "malformed-json", "", "MALFORMED"),
        bad("{\"name\":\"a\",}", "malformed-json", "/name", "MALFORMED"),
        bad("{\"name\":\"a\"} {}", "malformed-json", "", "MALFORMED"),
        bad("{\"name\":\"a\"} x", "malformed-json", "", "MALFORMED"),
        bad("{\"name\":NaN}", "malformed-json", "/name", "MALFORMED"),
        bad("{\"count\":01}", "malformed-json", "/count", "MALFORMED"),
        bad("{\"name\":\"a\nb\"}", "malformed-json", "/name", "MALFORMED"),
        bad("{\"name\":\"a\",\"name\":\"b\"}", "malformed-json", "/name", "DUPLICATE"),
        bad("{\"attributes\":{\"x\":1,\"x\":2}}", "malformed-json", "/attributes/x", "DUPLICATE"),
        bad("[]", "invalid-request", "", "TYPE"),
        bad("[{\"name\":\"a\"}]", "invalid-request", "", "TYPE"),
        bad("\"a\"", "invalid-request", "", "TYPE"),
        bad("7", "invalid-request", "", "TYPE"),
        bad("null", "invalid-request", "", "REQUIRED"),
        bad("{\"name\":\"a\",\"colour\":1}", "invalid-request", "/colour", "UNKNOWN"),
        bad("{\"parts\":[{\"a/b~\":1}]}", "invalid-request", "/parts/0/a~1b~0", "UNKNOWN"),
        bad("{\"name\":5}", "invalid-request", "/name", "TYPE"),
        bad("{\"name\":5.5}", "invalid-request", "/name", "TYPE"),
        bad("{\"name\":true}", "invalid-request", "/name", "TYPE"),
        bad("{\"name\":[\"a\"]}", "invalid-request", "/name", "TYPE"),
        bad("{\"name\":{}}", "invalid-request", "/name", "TYPE"),
        bad("{\"name\":null}", "invalid-request", "/name", "REQUIRED"),
        bad("{\"parts\":[null]}", "invalid-request", "/parts/0", "NULL"),
        bad("{\"count\":\"1\"}", "invalid-request", "/count", "TYPE"),
        bad("{\"count\":1.9}", "invalid-request", "/count", "TYPE"),
        bad("{\"count\":true}", "invalid-request", "/count", "TYPE"),
        bad("{\"count\":[1]}", "invalid-request", "/count", "TYPE"),
        bad("{\"count\":\"\"}", "invalid-request", "/count", "TYPE"),
        bad("{\"count\":2147483648}", "invalid-request", "/count", "RANGE"),
        bad("{\"serial\":9223372036854775808}", "invalid-request", "/serial", "RANGE"),
        bad("{\"serial\":1e999}", "invalid-request", "/serial", "TYPE"),
        bad("{\"price\":1e999}", "invalid-request", "/price", "RANGE"),
        bad("{\"price\":-1e999}", "invalid-request", "/price", "RANGE"),
        bad("{\"price\":" + "9".repeat(999) + "}", "invalid-request", "/price", "RANGE"),
        bad("{\"price\":" + "9".repeat(1_001) + "}", "invalid-request", "", "LIMIT"),
        bad("{\"price\":\"NaN\"}", "invalid-request", "/price", "TYPE"),
        bad("{\"price\":\"1\"}", "invalid-request", "/price", "TYPE"),
        bad("{\"price\":\"\"}", "invalid-request", "/price", "TYPE"),
        bad("{\"attributes\":{\"x\":1e999}}", "invalid-request", "/attributes/x", "RANGE"),
        bad(
            "{\"attributes\":{\"x\":9223372036854775809}}",
            "invalid-request",
            "/attributes/x",
            "RANGE"),
        bad("{\"fragile\":\"true\"}", "invalid-request", "/fragile", "TYPE"),
        bad("{\"fragile\":1}", "invalid-request", "/fragile", "TYPE"),
        bad("{\"madeAt\":1700000000}", "invalid-request", "/madeAt", "TYPE"),
        bad("{\"madeAt\":\"1700000000\"}", "invalid-request", "/madeAt", "FORMAT"),
        bad("{\"madeAt\":\"2026-02-30T00:00:00Z\"}", "invalid-request", "/madeAt", "FORMAT"),
        bad("{\"madeAt\":\"2026-02-03T00:00:00\"}", "invalid-request", "/madeAt", "FORMAT"),
        bad("{\"madeAt\":\"2026-02-03\"}", "invalid-request", "/madeAt", "FORMAT"),
        bad("{\"madeAt\":\"\"}", "invalid-request", "/madeAt", "FORMAT"),
        bad("{\"kind\":\"BALL\"}", "invalid-request", "/kind", "ENUM"),
        bad("{\"kind\":0}", "invalid-request", "/kind", "ENUM"),
        bad("{\"kind\":\"\"}", "invalid-request", "/kind", "ENUM"),
        bad("{\"kind\":{}}", "invalid-request", "/kind", "ENUM"),
        bad("{\"link\":\"a b\"}", "invalid-request", "/link", "FORMAT"),
        bad("{\"parts\":{}}", "invalid-request", "/parts", "TYPE"),
        bad("{\"parts\":\"\"}", "invalid-request", "/parts", "TYPE"),
        bad(
            "{\"parts\":[{\"name\":\"a\",\"weight\":\"x\"}]}",
            "invalid-request",
            "/parts/0/weight",
            "TYPE"),
        bad("{\"spares\":[]}", "invalid-request", "/spares", "TYPE"),
        bad("{\"name\":\"\\ud800\"}", "invalid-request", "/name", "CHARACTER"),
        bad("{\"name\":\"\\udc00\\ud800\"}", "invalid-request", "/name", "CHARACTER"),
        bad("{\"name\":\"a\\u0000\"}", "invalid-request", "/name", "CHARACTER"),
        bad(
            "{\"attributes\":{\"x\":[\"\\ud800x\"]}}",
            "invalid-request",
            "/attributes/x/0",
            "CHARACTER"),
        bad("{\"attributes\":{\"\\ud800\":1}}", "malformed-json", "/attributes", "MALFORMED"),
        bad("{\"attributes\":{\"a\\u0000\":1}}", "invalid-request", "/attributes", "CHARACTER"),
        bad("{\"name\":\"" + "a".repeat(1_100_000) + "\"}", "invalid-request", "", "LIMIT"),
        bad("{\"" + "a".repeat(2_000) + "\":1}", "invalid-request", "", "LIMIT"),
        bad("[".repeat(200) + "]".repeat(200), "invalid-request", "", "TYPE"),
        // constraints
        bad("{}", "invalid-request", "/name", "REQUIRED"),
        bad("{\"name\":\"\"}", "invalid-request", "/name", "SIZE"),
        bad("{\"name\":\"abcdefghijk\"}", "invalid-request", "/name", "SIZE"),
        bad("{\"name\":\"A\"}", "invalid-request", "/name", "PATTERN"),
        bad("{\"name\":\"a\",\"count\":101}", "invalid-request", "/count", "RANGE"),
        bad("{\"name\":\"a\",\"price\":1000.1}", "invalid-request", "/price", "RANGE"),
        bad(
            "{\"name\":\"a\",\"parts\":[{\"name\":\"a\"},{}]}",
            "invalid-request",
            "/parts/1/name",
            "REQUIRED"),
        bad(
            "{\"name\":\"a\",\"spares\":{\"x.y\":{\"name\":\"abcdef\"}}}",
            "invalid-request",
            "/spares/x.y/name",
            "SIZE"),
        bad(
            "{\"name\":\"a\",\"parts\":[{\"name\":\"a\"},{\"name\":\"a\"},{\"name\":\"a\"},{\"name\":\"a\"}]}",
            "invalid-request",
            "/parts",
            "SIZE"));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void pointsAtTheFaultInTheBody(String body, String slug, String pointer, String code)
      throws Exception {
    var problem = problem(post(body.getBytes(StandardCharsets.UTF_8)), 400, slug);
    assertThat(problem.at("/errors")).as("%s", problem).hasSize(1);
    assertThat(problem.at("/errors/0/pointer").stringValue()).as("%s", problem).isEqualTo(pointer);
    assertThat(problem.at("/errors/0/code").stringValue()).as("%s", problem).isEqualTo(code);
  }

  @Test
  void refusesDeepNesting() throws Exception {
    var body = "{\"attributes\":{\"x\":" + "[".repeat(200) + "]".repeat(200) + "}}";
    var problem = problem(post(body.getBytes(StandardCharsets.UTF_8)), 400, "invalid-request");
    assertThat(problem.at("/errors/0/code").stringValue()).isEqualTo("LIMIT");
  }

  @ParameterizedTest
  @CsvSource({"C3", "FF", "C0AF", "EDA080", "F4908080", "80"})
  void refusesBytesThatAreNotUtf8(String hex) throws Exception {
    var body = new ByteArrayOutputStream();
    body.writeBytes("{\"name\":\"".getBytes(StandardCharsets.UTF_8));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
    var answer = post(body.toByteArray());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void reportsEveryViolatedConstraint() throws Exception {
    var body = "{\"count\":-1,\"price\":5000}";
    var problem = problem(post(body.getBytes(StandardCharsets.UTF_8)), 400, "invalid-request");
    assertThat(problem.at("/errors").valueStream().map(e -> e.at("/pointer").stringValue()))
        .containsExactlyInAnyOrder("/name", "/count", "/price");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/toys/abcdef,400,invalid-request,id,SIZE",
    "GET,/toys/a?limit=0,400,invalid-request,limit,RANGE",
    "GET,/toys/a?limit=x,400,invalid-request,limit,TYPE",
    "GET,/toys/a?limit=99999999999,400,invalid-request,limit,TYPE",
    "GET,/toys/a?limit=1.5,400,invalid-request,limit,TYPE",
    "GET,/toys/a?kind=BALL,400,invalid-request,kind,ENUM",
    "GET,/nowhere,404,not-found,,",
    "GET,/toys,405,method-not-allowed,,",
    "DELETE,/toys/a,405,method-not-allowed,,",
    "GET,/error,404,not-found,,",
    "GET,/toys/gone,409,conflict,,",
    "GET,/toys/store,503,store-unavailable,,",
    "GET,/toys/lane,503,store-unavailable,,",
    "GET,/toys/busy,503,overloaded,,",
    "GET,/toys/seal,400,invalid-cursor,cursor,INVALID",
    "GET,/toys/bug,500,internal,,",
    "GET,/toys/deep,500,internal,,",
  })
  void answersWithTheProblem(
      String method, String path, int status, String slug, String pointer, String code)
      throws Exception {
    var answer = send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    var problem = problem(answer, status, slug);
    assertThat(problem.at("/instance").stringValue()).isEqualTo(path.replaceAll("\\?.*", ""));
    if (pointer == null) {
      assertThat(problem.has("errors")).isFalse();
    } else {
      assertThat(problem.at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
      assertThat(problem.at("/errors/0/code").stringValue()).isEqualTo(code);
    }
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void pointsAtHeaders() throws Exception {
    var answer =
        send(
            request("/toys")
                .header("Toy-Key", "0123456789")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"a\"}")));
    assertThat(problem(answer, 400, "invalid-request").at("/errors/0/pointer").stringValue())
        .isEqualTo("Toy-Key");
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/xml", "nonsense", "application/x-www-form-urlencoded"})
  void refusesOtherMediaTypes(String type) throws Exception {
    var body = HttpRequest.BodyPublishers.ofString("{\"name\":\"a\"}");
    var answer = send(request("/toys").header("Content-Type", type).POST(body));
    problem(answer, 415, "unsupported-media-type");
    assertThat(send(request("/toys").POST(body)).statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({"text/html", "nonsense"})
  void refusesToAnswerInOtherMediaTypes(String type) throws Exception {
    problem(send(request("/toys/a").header("Accept", type)), 406, "not-acceptable");
  }

  @Test
  void speaksEnglishWhateverTheCallerPrefers() throws Exception {
    var answer =
        send(
            request("/toys")
                .header("Accept-Language", "de")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"\"}")));
    assertThat(problem(answer, 400, "invalid-request").at("/errors/0/message").stringValue())
        .isEqualTo("size must be between 1 and 10");
  }

  private static Arguments bad(String body, String slug, String pointer, String code) {
    var name = body.length() > 80 ? body.substring(0, 40) + " ..." : body;
    return Arguments.argumentSet(name.isBlank() ? "blank" : name, body, slug, pointer, code);
  }

  private JsonNode problem(HttpResponse<String> answer, int status, String slug) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).doesNotContain("org.doubleloop", "java.", "jackson", "secret");
    Map<String, Object> problem = new HashMap<>();
    var node = JSON.readTree(answer.body());
    node.propertyStream().forEach(e -> problem.put(e.getKey(), e.getValue()));
    assertThat(problem).containsKeys("type", "title", "status", "detail", "instance");
    assertThat(node.at("/type").stringValue()).isEqualTo("/problems/" + slug);
    assertThat(node.at("/status").intValue()).isEqualTo(status);
    return node;
  }

  private HttpResponse<String> post(byte[] body) throws Exception {
    return send(
        request("/toys")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
