package org.doubleloop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doubleloop.quickstart.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The loop through the one door: the story, and the commands of the README.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedQuickstart.Giver.class)
class LearningLoopTest {

  private static final Pattern TOUR =
      Pattern.compile("<!-- tour -->\\n```bash\\n(.*?)```", Pattern.DOTALL);

  /// Within which what is new in a policy is known to everyone.
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private SharedQuickstart quickstart;
  private CheckedDoor door;
  private Keys keys;
  private Keys sandboxKeys;

  @BeforeAll
  void start(SharedQuickstart shared) throws Exception {
    quickstart = shared;
    door = new CheckedDoor(quickstart.address());
    keys = quickstart.keys();
    sandboxKeys = quickstart.sandboxKeys();
  }

  @AfterEach
  void everyAnswerIsAsItsFileSays() {
    assertThat(door.faults()).isEmpty();
  }

  @AfterAll
  void stop() {
    http.close();
    door.close();
  }

  @Test
  void turnsOnceAsTheStoryTells() {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    new Story(door.address(), sandboxKeys, quickstart.model(), print, true).tell();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "became version 2",
            "efficiency-email (version 2",
            "DID_NOT_HOLD",
            "The one version accepted here is a story.",
            "Where industry is financial-services and seniority is",
            "since version 2 it is `efficiency-email`. In a trial `replied` came of",
            "MEASURED: In a trial",
            "“I hope this finds you well” was removed in 24 of the 30 drafts that had it, by 3"
                + " people",
            "Written by the template (REFUSED), which follows guidance leave-out-i-hope-this-finds",
            "Became guidance `leave-out-i-hope-this-finds-you-well` in version 2",
            "Written by the model (stand-in), which follows guidance leave-out-i-hope-this-finds",
            "Both loops have turned");
  }

  @Test
  void worksAsTheReadmesCommandsSay(@TempDir Path folder) throws Exception {
    assertThat(saidBy(Path.of("..", "README.md"), folder))
        .contains(
            "\"proposal\":\"long-for-paid\"",
            "\"version\":2",
            "\"option\":\"long\"",
            "\"outcome\":\"CREATED\"",
            "New rule `long-if-paid`",
            "All of them?",
            "\"origin\":\"AMENDED\"",
            "\"origin\":\"REBASED\"",
            "\"proposal\":\"longer-window\",\"rationale\"",
            "\"from\":1,\"to\":4,\"changes\":[]",
            "\"phrase\":\"I hope this finds you well\"",
            "\"text\":\"Hello contact-4,\\n\\nWhat would you like to try first?\"",
            "\"guidance\":[{\"id\":\"leave-out-i-hope-this-finds-you-well\"");
  }

  @Test
  void saysWhatCountsAsThePageOnItDoes(@TempDir Path folder) throws Exception {
    assertThat(saidBy(Path.of("..", "docs", "what-counts.md"), folder))
        .contains(
            "\"state\":\"PENDING\"",
            "\"state\":\"SUCCESS\"",
            "\"nearest\":\"short\"",
            "\"nearest\":\"paid\"",
            "\"nearest\":\"replied\"",
            "\"code\":\"UNKNOWN_OPTION\"",
            "\"code\":\"OTHER_TYPE\"",
            "\"code\":\"AFTER_WINDOW\"",
            "\"code\":\"CORRECTED\"",
            "\"action\":\"counting-never\"",
            "\"rule\":\"LATEST_TO_SUBJECT\"",
            "The subject has opted out of this policy since",
            "of the whole organization belong to no action",
            "the policy has no option 'shrot'");
  }

  @Test
  void keepsPoliciesInGitAsThePageOnItDoes(@TempDir Path folder) throws Exception {
    assertThat(saidBy(Path.of("..", "docs", "policies-as-files.md"), folder))
        .contains(
            "\"outcome\":\"CREATED\"",
            "# Policy greeting, version 1, in force from ",
            "\n+      when: plan != 'paid'\n",
            "\"outcome\":\"PROPOSED\"",
            "\"state\":\"ACCEPTED\"",
            "\n+version: 2\n",
            "\"outcome\":\"UNCHANGED\"",
            "line 16, column 22: `no` is true or false");
  }

  /// What the commands of a page say.
  private String saidBy(Path page, Path folder) throws Exception {
    var script =
        TOUR.matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining());
    assertThat(script).contains("/v1/policies");
    var reset =
        request("/v1/sandbox/reset", sandboxKeys.rep())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(http.send(reset, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    var output = folder.resolve("tour.txt");
    var process =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    process.environment().put("DOUBLELOOP", door.address().toString());
    process.environment().put("REP", sandboxKeys.rep());
    process.environment().put("REVIEWER", sandboxKeys.reviewer());
    var tour = process.start();
    assertThat(tour.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var said = Files.readString(output);
    assertThat(tour.exitValue()).as(said).isZero();
    return said;
  }

  /// Who opens `/docs` finds bodies that can be sent as they are, in this order.
  @Test
  void takesTheExamplesOfItsDocument() throws Exception {
    var document = get("/v1/openapi.json", keys.rep());
    var contract = JsonMapper.shared().readTree(document.body());
    send(contract, "/v1/policies", "", keys.rep(), 201);
    await()
        .atMost(FRESH)
        .until(
            () -> send(contract, "/v1/suggestions", "", keys.rep()).statusCode(),
            status -> status != 404);
    send(contract, "/v1/policies/{id}/check", "hello", keys.rep(), 200);
    send(contract, "/v1/previews", "", keys.rep(), 200);
    send(contract, "/v1/suggestions", "", keys.rep(), 201);
    send(contract, "/v1/drafts", "", keys.rep(), 200);
    send(contract, "/v1/actions", "", keys.rep(), 201);
    send(contract, "/v1/rule-drafts", "", keys.rep(), 200);
    send(contract, "/v1/actions/{id}/edits", "hello-mail-1", keys.rep(), 201);
    send(contract, "/v1/actions/{id}/outcomes", "hello-mail-1", keys.rep(), 201);
    send(contract, "/v1/suggestions/{id}/feedback", "hello-1", keys.rep(), 201);
    send(contract, "/v1/signals", "", keys.rep(), 201);
    send(contract, "/v1/proposals", "", keys.rep(), 201);
    send(contract, "/v1/proposals/{id}/reviews", "hello-long-for-paid", keys.reviewer(), 200);
    send(contract, "/v1/opt-outs", "", keys.rep(), 201);
    send(contract, "/v1/api-keys", "", keys.admin(), 201);
  }

  @Test
  void leavesAloneWhoeverHasOptedOutUntilThatIsTakenBack() throws Exception {
    told(
        "/v1/policies",
        """
        {"id": "alone", "content": {"hypothesis": "h", "mode": "EXPLORE", "exploration": {"share": 1},
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
         "options": [{"id": "short"}, {"id": "long"}]}}
        """);
    await().atMost(FRESH).until(() -> ask().has("option"));
    var first = ask();
    told("/v1/opt-outs", "{\"subject\": \"alone-1\"}");
    await().atMost(FRESH).until(() -> ask().has("optedOut"));
    assertThat(ask().path("ranked")).isEmpty();
    assertThat(ask().has("option")).isFalse();
    told("/v1/opt-outs", "{\"subject\": \"alone-1\", \"state\": \"IN\"}");
    await().atMost(FRESH).until(() -> ask().has("option"));
    assertThat(ask().path("option")).isEqualTo(first.path("option"));
  }

  private JsonNode ask() throws Exception {
    return told("/v1/suggestions", "{\"policy\": \"alone\", \"subject\": \"alone-1\"}");
  }

  private JsonNode told(String path, String body) throws Exception {
    return JsonMapper.shared().readTree(post(path, body).body());
  }

  @Test
  void saysWithAProposalWhatItWouldHaveMeant() throws Exception {
    var content =
        """
        {"hypothesis": "h",
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
         "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
         "options": [{"id": "short"}, {"id": "long"}],
         "rules": [{"id": "lead", "when": "true", "effect": "PREFER", "options": ["short"],
           "reason": "r"}]}\
        """;
    post("/v1/policies", "{\"id\": \"previewed\", \"content\": " + content + "}", 201);
    var ask =
        """
        {"id": "previewed-%d", "policy": "previewed", "subject": "c", "context": {"plan": "paid"}}\
        """;
    await()
        .atMost(FRESH)
        .until(() -> post("/v1/suggestions", ask.formatted(0)).statusCode() == 201);
    post("/v1/suggestions", ask.formatted(1), 201);
    post(
        "/v1/proposals",
        "{\"id\": \"previewed\", \"policy\": \"previewed\", \"baseVersion\": 1,"
            + " \"rationale\": \"r\", \"content\": "
            + content
                .replace("\"when\": \"true\"", "\"when\": \"plan == 'free'\"")
                .replace("[\"short\"]", "[\"long\"]")
            + "}",
        201);
    var shown =
        await()
            .atMost(FRESH)
            .until(
                () ->
                    JsonMapper.shared()
                        .readTree(get("/v1/proposals/previewed", keys.reviewer()).body())
                        .path("preview"),
                preview -> preview.path("state").asString("").equals("READY"));
    assertThat(shown.at("/report/lookedAt").asInt()).isEqualTo(2);
    assertThat(shown.at("/report/rules/0/state").asString()).isEqualTo("NEVER");
  }

  /// What was drafted is known by its id to whoever sends and changes it.
  @Test
  void editsADraftWithoutSendingItAgain() throws Exception {
    post(
        "/v1/policies",
        """
        {"id": "drafted", "content": {"hypothesis": "h",
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
         "options": [{"id": "short", "draft": "Hello {{contact}}, try it."}]}}\
        """,
        201);
    var ask = "{\"id\": \"drafted\", \"policy\": \"drafted\", \"subject\": \"c\"}";
    await().atMost(FRESH).until(() -> post("/v1/suggestions", ask).statusCode() == 201);
    var wanted = "{\"suggestion\": \"drafted\", \"values\": {\"contact\": \"Ada\"}}";
    var draft = told("/v1/drafts", wanted);
    var id = draft.path("id").asString();
    assertThat(told("/v1/drafts", wanted)).isEqualTo(draft);
    var done = "{\"id\": \"drafted-1\", \"subject\": \"c\", \"draft\": \"%s\"}".formatted(id);
    assertThat(told("/v1/actions", done).has("notes")).isFalse();
    var edit =
        told(
            "/v1/actions/drafted-1/edits",
            "{\"of\": \"%s\", \"final\": \"Ada, try it.\"}".formatted(id));
    assertThat(edit.path("draft").asString()).isEqualTo("Hello Ada, try it.");
    assertThat(post("/v1/drafts/stream", wanted).body())
        .contains("event: progress", "event: draft", id);
  }

  /// From an action to the next suggestion, with the draft proposed as it was answered.
  @Test
  void makesWhatWasDoneARuleThatTheNextSuggestionFollows() throws Exception {
    post(
        "/v1/policies",
        """
        {"id": "ruled", "content": {"hypothesis": "h",
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P7D"},
         "attributes": [{"name": "plan", "type": "STRING", "values": ["free", "paid"]}],
         "options": [{"id": "short"}, {"id": "long"}],
         "rules": [{"id": "lead", "when": "true", "effect": "PREFER", "options": ["short"],
           "reason": "r"}]}}\
        """,
        201);
    var ask = "{\"policy\": \"ruled\", \"subject\": \"c\", \"context\": {\"plan\": \"paid\"}}";
    await().until(() -> told("/v1/suggestions", ask).path("option").asString(""), "short"::equals);
    post(
        "/v1/actions",
        """
        {"id": "ruled-1", "subject": "c", "policy": "ruled", "version": 1, "option": "long",
         "context": {"plan": "paid", "crm": "17"}}\
        """,
        201);
    var draft = told("/v1/rule-drafts", "{\"action\": \"ruled-1\"}");
    assertThat(draft.at("/notes/0/code").asString()).isEqualTo("UNDECLARED");
    var proposal = told("/v1/proposals", draft.path("proposal").toString());
    assertThat(proposal.path("state").asString()).as(proposal.toString()).isEqualTo("OPEN");
    assertThat(proposal.at("/evidence/0/signals/0").asString()).isEqualTo("ruled-1");
    var id = proposal.path("id").asString();
    var tag =
        get("/v1/proposals/" + id, keys.reviewer()).headers().firstValue("ETag").orElseThrow();
    var review =
        request("/v1/proposals/" + id + "/reviews", keys.reviewer())
            .header("Content-Type", "application/json")
            .header("If-Match", tag)
            .POST(HttpRequest.BodyPublishers.ofString("{\"verdict\": \"ACCEPT\"}"))
            .build();
    assertThat(http.send(review, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"state\":\"ACCEPTED\"");
    var next =
        await()
            .until(() -> told("/v1/suggestions", ask), each -> each.path("version").asInt() == 2);
    assertThat(next.path("option").asString()).isEqualTo("long");
    assertThat(next.at("/ranked/0/because/rules/0/id").asString()).isEqualTo("long-for-paid");
    assertThat(next.path("proposal").asString()).isEqualTo(id);
    var again = told("/v1/rule-drafts", "{\"action\": \"ruled-1\"}");
    assertThat(again.at("/proposal/change/0/rule/id").asString()).isEqualTo("long-for-paid-2");
    assertThat(again.toString()).contains("FIRST_ALREADY", "OTHER_VERSION");
  }

  private void post(String path, String body, int status) throws Exception {
    var answer = post(path, body);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    var request =
        request(path, keys.rep())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void send(JsonNode contract, String path, String id, String key, int status)
      throws Exception {
    var answer = send(contract, path, id, key);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
  }

  private HttpResponse<String> send(JsonNode contract, String path, String id, String key)
      throws Exception {
    var content = contract.path("paths").path(path).at("/post/requestBody/content").properties();
    var body = content.iterator().next();
    var schema = contract.at(body.getValue().at("/schema/$ref").asString().substring(1));
    var request =
        request(path.replace("{id}", id), key)
            .header("Content-Type", body.getKey())
            .POST(HttpRequest.BodyPublishers.ofString(schema.path("example").toString()));
    if (path.endsWith("/reviews")) {
      var proposal = get("/v1/proposals/" + id, key);
      request.header("If-Match", proposal.headers().firstValue("ETag").orElseThrow());
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String key) throws Exception {
    return http.send(request(path, key).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create(door.address() + path))
        .header("Authorization", "Bearer " + key);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/openapi.json, 200",
    "/docs, 200",
    "/app, 200",
    "/.well-known/jwks.json, 200",
    "/actuator/health/readiness, 200",
    "/v1/policies, 401",
    "/v1/feed, 404",
    "/v1/policy-feed, 404",
    "/v1/unknown, 404"
  })
  void showsAtTheDoorWhatItShould(String path, int status) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(quickstart.address() + path)).build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
  }
}
