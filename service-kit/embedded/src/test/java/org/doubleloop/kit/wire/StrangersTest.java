package org.doubleloop.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.embedded.EmbeddedStore;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.store.StoreProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StrangersTest {
  private static final String DATABASE = "gateway";
  private static final String KEY = "{_id: 'mine', scopes: ['admin']}";
  private static final String INSERT = "{insert: 'api_keys', documents: [" + KEY + "]}";

  private static EmbeddedStore embedded;
  private static Store store;

  @BeforeAll
  static void open() {
    embedded = EmbeddedStore.inMemory();
    store = connect();
    store.collection("api_keys").insertOne(new Document("_id", "theirs"));
  }

  private static Store connect() {
    return Store.open(new StoreProperties(embedded.uri(), DATABASE));
  }

  @AfterAll
  static void close() {
    store.close();
    embedded.close();
  }

  private static int port() {
    var address = new ConnectionString(embedded.uri()).getHosts().getFirst();
    return Integer.parseInt(address.substring(address.indexOf(':') + 1));
  }

  private static void assertNothingWasDone() {
    assertThat(store.collection("api_keys").find().map(key -> key.getString("_id")))
        .containsExactly("theirs");
  }

  @Test
  void aDriverWithoutTheLoginGetsNothing() {
    try (var client = MongoClients.create("mongodb://127.0.0.1:" + port())) {
      var keys = client.getDatabase(DATABASE).getCollection("api_keys");
      assertThatThrownBy(() -> keys.insertOne(Document.parse(KEY))).satisfies(this::isUnauthorized);
      assertThatThrownBy(() -> keys.find().first()).satisfies(this::isUnauthorized);
      assertThatThrownBy(client.getDatabase(DATABASE)::drop).satisfies(this::isUnauthorized);
      assertThatThrownBy(() -> client.listDatabaseNames().first()).satisfies(this::isUnauthorized);
    }
    assertNothingWasDone();
  }

  private void isUnauthorized(Throwable thrown) {
    assertThat(thrown).isInstanceOf(MongoCommandException.class);
    assertThat(((MongoCommandException) thrown).getErrorCode()).isEqualTo(13);
  }

  @Test
  void aDriverWithAWrongLoginGetsNothing() {
    var login = new ConnectionString(embedded.uri()).getCredential();
    var secret = new String(login.getPassword());
    var wrong =
        List.of(
            embedded.uri().replace(secret, secret.substring(1)),
            embedded.uri().replace(secret, "0".repeat(secret.length())),
            embedded.uri().replace(login.getUserName() + ":", "admin:"),
            embedded.uri().replace("PLAIN", "SCRAM-SHA-256"),
            embedded.uri().replace("PLAIN", "SCRAM-SHA-1"));
    for (var uri : wrong) {
      try (var client = MongoClients.create(uri)) {
        var keys = client.getDatabase(DATABASE).getCollection("api_keys");
        assertThatThrownBy(() -> keys.insertOne(Document.parse(KEY)))
            .isInstanceOf(MongoSecurityException.class);
      }
    }
    assertNothingWasDone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INSERT,
        "{find: 'api_keys'}",
        "{getMore: 1, collection: 'api_keys'}",
        "{dropDatabase: 1}",
        "{listDatabases: 1}",
        "{serverStatus: 1}",
        "{ping: 1}",
        "{hello: 1}",
        "{saslStart: 1, mechanism: 'PLAIN', payload: {$binary: {base64: 'AGEAYg==', subType:"
            + " '00'}}}",
        "{saslStart: 1, mechanism: 'PLAIN'}",
        "{saslContinue: 1}",
        "{}"
      })
  void aRequestWithoutTheLoginGetsNothingInEitherFormat(String command) throws IOException {
    for (var database : List.of(DATABASE, "admin", "$external", "another")) {
      try (var stranger = new Stranger(port())) {
        assertRefused(stranger.say(database, command));
        assertRefused(stranger.ask(database, command));
        assertThat(stranger.ask(database, "{isMaster: 1}")).containsEntry("ok", 1.0);
        assertRefused(stranger.ask(database, "{$query: " + command + "}"));
      }
    }
    assertNothingWasDone();
    assertThat(store.database().getName()).isEqualTo(DATABASE);
    assertThat(databases()).containsExactly(DATABASE);
  }

  private static List<String> databases() {
    try (var client = MongoClients.create(embedded.uri())) {
      return client.listDatabaseNames().into(new ArrayList<>());
    }
  }

  private static void assertRefused(Document answer) {
    assertThat(answer).containsEntry("ok", 0).doesNotContainKey("cursor");
    assertThat(answer.getInteger("code")).isIn(13, 18);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 15, 17 << 10, 47_000_000, Integer.MAX_VALUE})
  void nobodyMakesItKeepALongMessageBeforeTheLogin(int length) throws IOException {
    try (var stranger = new Stranger(port())) {
      stranger.begin(length);
      assertThat(stranger.isClosed()).isTrue();
    }
  }

  @Test
  void nonsenseClosesTheConnectionAndIsSaidOnce(CapturedOutput output) throws IOException {
    for (int i = 0; i < 20; i++) {
      try (var stranger = new Stranger(port())) {
        stranger.begin(20);
        stranger.begin(20);
        assertThat(stranger.isClosed()).isTrue();
      }
    }
    assertThat(output.getAll().lines().filter(line -> line.contains("refused"))).hasSizeLessThan(2);
    assertThat(output).doesNotContain("cannot read a request");
  }

  @Test
  void idleStrangersLeaveRoomForWhoeverHasTheLogin() throws IOException {
    var idle = new ArrayList<Stranger>();
    try (var before = connect()) {
      before.ping();
      for (int i = 0; i < 1_000; i++) {
        idle.add(new Stranger(port()));
      }
      try (var after = connect()) {
        after.collection("things").insertOne(new Document("_id", 1));
        before.collection("things").insertOne(new Document("_id", 2));
        assertThat(before.collection("things").countDocuments(Filters.empty())).isEqualTo(2);
        after.collection("things").drop();
      }
      assertThat(idle.getFirst().isClosed()).isTrue();
      assertThat(idle.getLast().ask("admin", "{isMaster: 1}")).containsEntry("ok", 1.0);
    } finally {
      for (var stranger : idle) {
        stranger.close();
      }
    }
  }

  @Test
  void theLoginIsToldByTheConnectionStringAlone(CapturedOutput output) {
    var secret = new String(new ConnectionString(embedded.uri()).getCredential().getPassword());
    try (var another = connect()) {
      another.ping();
    }
    assertThat(output).doesNotContain(secret);
    assertThat(Login.random()).asString().doesNotContain(":").hasSizeLessThan(80);
    assertThat(Login.random()).isNotEqualTo(Login.random());
  }
}
