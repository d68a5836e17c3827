package org.doubleloop.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.doubleloop.gateway.TestGateway;
import org.doubleloop.kit.test.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApiKeysHttpTest {

  @RegisterExtension private static final TestGateway gateway = TestGateway.shared();

  private static Answer create(String json) {
    return gateway.post("/v1/api-keys", gateway.keys().admin(), json);
  }

  private static Answer delete(String id) {
    return gateway.send(gateway.request("/v1/api-keys/" + id, gateway.keys().admin()).DELETE());
  }

  @Test
  void makesAKeyThatOpensTheDoorUntilItIsRevoked() {
    var made = create("{\"owner\":\"crm\",\"scopes\":[\"signals:read\"]}").expect(201);
    var id = made.at("/apiKey/id");
    assertThat(made.header("Location")).contains("/v1/api-keys/" + id);
    assertThat(made.header("Cache-Control")).get(STRING).contains("no-store");
    assertThat(gateway.get("/v1/signals", made.at("/key")).status()).isEqualTo(200);
    assertThat(delete(id).status()).isEqualTo(204);
    assertThat(delete(id).status()).isEqualTo(204);
    var refused = gateway.get("/v1/signals", made.at("/key")).expectProblem(401, "unauthorized");
    assertThat(refused.at("/detail")).contains("revoked");
    assertThat(refused.header("WWW-Authenticate"))
        .contains("Bearer realm=\"doubleloop\", error=\"invalid_token\"");
  }

  @Test
  void keepsNoSecret() {
    var made = create("{\"owner\":\"crm\",\"scopes\":[\"signals:read\"]}").expect(201);
    var secret = KeyText.parse(made.at("/key")).orElseThrow().secret();
    assertThat(gateway.store().collection("apiKeys").find())
        .noneMatch(document -> document.toString().contains(secret));
    assertThat(gateway.get("/v1/api-keys", gateway.keys().admin()).text()).doesNotContain(secret);
  }

  @Test
  void listsKeysPageByPageNewestFirst() {
    for (int i = 0; i < 5; i++) {
      create("{\"owner\":\"page-" + i + "\",\"scopes\":[\"signals:read\"]}").expect(201);
    }
    var all = ids(gateway.get("/v1/api-keys?limit=2147483647", gateway.keys().admin()).expect(200));
    assertThat(all).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
    var paged = new ArrayList<String>();
    var cursor = "";
    do {
      var page = gateway.get("/v1/api-keys?limit=2" + cursor, gateway.keys().admin()).expect(200);
      assertThat(page.json().path("items").size()).isLessThanOrEqualTo(2);
      paged.addAll(ids(page));
      cursor = page.at("/next").isEmpty() ? "" : "&cursor=" + page.at("/next");
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(all);
  }

  private static List<String> ids(Answer page) {
    return page.json().path("items").valueStream().map(key -> key.path("id").asString()).toList();
  }

  @Test
  void saysWhatAKeyIsForAndWhenItWasLastUsed() {
    var made =
        create("{\"owner\":\"crm\",\"label\":\"Nightly import 🌙\",\"scopes\":[\"signals:read\"]}")
            .expect(201);
    assertThat(made.at("/apiKey/label")).isEqualTo("Nightly import 🌙");
    assertThat(listed(made.at("/apiKey/id")).path("label").asString())
        .isEqualTo("Nightly import 🌙");
    assertThat(listed(made.at("/apiKey/id")).has("lastUsedOn")).isFalse();
    gateway.get("/v1/signals", made.at("/key")).expect(200);
    await()
        .untilAsserted(() ->
            assertThat(listed(made.at("/apiKey/id")).path("lastUsedOn").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString()));
  }

  private static JsonNode listed(String id) {
    return gateway
        .get("/v1/api-keys?limit=1000", gateway.keys().admin())
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .filter(key -> key.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// Else one person is two, and accepts what he has proposed himself.
  @ParameterizedTest
  @ValueSource(strings = {"solo", "Solo", "SOLO"})
  void takesAnOwnerForThatOneInWhateverCase(String owner) throws Exception {
    var made = create("{\"owner\":\"" + owner + "\",\"scopes\":[\"policies:read\"]}").expect(201);
    gateway.get("/v1/policies", made.at("/key")).expect(200);
    var token = gateway.policy().last().header("Authorization").substring("Bearer ".length());
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo("solo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recommender-service", "Signal-Service", "POLICY-SERVICE"})
  void givesNobodyTheNameOfAService(String owner) {
    var refused =
        create("{\"owner\":\"" + owner + "\",\"scopes\":[\"signals:read\"]}")
            .expectProblem(400, "invalid-request");
    assertThat(refused.at("/errors/0/pointer")).isEqualTo("/owner");
    assertThat(refused.at("/errors/0/message")).contains("name of a service");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void listsTheOthersWhereOneKeyCannotBeRead(int place) {
    var admin = gateway.adminOf("broken-" + place).text();
    var made = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      var body = "{\"owner\":\"o\",\"scopes\":[\"signals:read\"]}";
      made.add(gateway.post("/v1/api-keys", admin, body).expect(201).at("/apiKey/id"));
    }
    var broken = made.remove(place);
    gateway
        .store()
        .collection("apiKeys")
        .updateOne(new Document("id", broken), new Document("$set", new Document("scopes", "all")));
    var listed = new ArrayList<String>();
    var cursor = "";
    do {
      var page = gateway.get("/v1/api-keys?limit=2" + cursor, admin).expect(200);
      listed.addAll(ids(page));
      cursor = page.at("/next").isEmpty() ? "" : "&cursor=" + page.at("/next");
    } while (!cursor.isEmpty());
    assertThat(listed).containsAll(made).doesNotContain(broken);
  }

  @Test
  void isForAdminsAlone() {
    var refused = gateway.get("/v1/api-keys", gateway.keys().rep()).expectProblem(403, "forbidden");
    assertThat(refused.at("/detail")).contains("scope admin");
    assertThat(refused.header("WWW-Authenticate")).get(STRING).contains("insufficient_scope");
    gateway
        .post("/v1/api-keys", gateway.keys().reviewer(), "{\"owner\":\"a\",\"scopes\":[\"admin\"]}")
        .expectProblem(403, "forbidden");
    gateway
        .send(gateway.request("/v1/api-keys/x", gateway.keys().rep()).DELETE())
        .expectProblem(403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/api-keys", "/v1/signals", "/v1/suggestions/x"})
  void asksWhoShowsNothingForAKey(String path) {
    var refused = gateway.send(gateway.request(path)).expectProblem(401, "unauthorized");
    assertThat(refused.at("/detail")).contains("dl_");
    assertThat(refused.header("WWW-Authenticate")).contains("Bearer realm=\"doubleloop\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer dl_abcdefghijklmnop_0123456789-_abcdefghijklmnopqrstuvwxyzABCDE",
        "Bearer dl_nonsense",
        "Bearer nonsense",
        "Bearer ",
        "Bearer a.b.c",
        "Basic YWRtaW46YWRtaW4=",
        "Bearer eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJhZG1pbiJ9."
      })
  void letsNobodyInByAnythingElse(String shown) {
    int before = gateway.passedOn();
    gateway
        .send(gateway.request("/v1/signals").header("Authorization", shown))
        .expectProblem(401, "unauthorized");
    assertThat(gateway.passedOn()).isEqualTo(before);
  }

  @Test
  void looksAtNoKeyWhereNoneIsNeeded() {
    gateway
        .send(gateway.request("/v1/openapi.json").header("Authorization", "Bearer dl_nonsense"))
        .expect(200);
  }
}
