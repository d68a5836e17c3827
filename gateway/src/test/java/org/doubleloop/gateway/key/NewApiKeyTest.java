package org.doubleloop.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.kit.problem.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewApiKeyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

  private static NewApiKey parse(String json) {
    return NewApiKey.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ApiKey make(String json) {
    return parse(json).make(KeyText.random(new Random(5)), "main", NOW);
  }

  @Test
  void readsWhatIsAskedFor() {
    var key =
        parse(
            """
            {"owner": "crm", "scopes": ["suggestions", "signals:write", "suggestions"],
             "expiresAt": "2026-03-02T00:00:00+01:00"}
            """);
    assertThat(key.owner()).isEqualTo("crm");
    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.SUGGESTIONS, Scope.SIGNALS_WRITE);
    assertThat(key.expiresAt()).isEqualTo("2026-03-01T23:00:00Z");
  }

  @Test
  void takesNullForAbsent() {
    assertThat(parse("{'owner':'a','scopes':['admin'],'expiresAt':null}".replace('\'', '"')))
        .extracting(NewApiKey::expiresAt)
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                          | ''          | TYPE
          {}                                                          | /owner      | REQUIRED
          {'owner':1,'scopes':['admin']}                              | /owner      | TYPE
          {'owner':null,'scopes':['admin']}                           | /owner      | REQUIRED
          null                                                        | /owner      | REQUIRED
          7                                                           | ''          | TYPE
          {'owner':'','scopes':['admin']}                             | /owner      | PATTERN
          {'owner':'-a','scopes':['admin']}                           | /owner      | PATTERN
          {'owner':'a'}                                               | /scopes     | REQUIRED
          {'owner':'a','scopes':'admin'}                              | /scopes     | TYPE
          {'owner':'a','scopes':[]}                                   | /scopes     | SIZE
          {'owner':'a','scopes':['admin',7]}                          | /scopes/1   | TYPE
          {'owner':'a','scopes':['admin',null]}                       | /scopes/1   | NULL
          {'owner':'a','scopes':['feed']}                             | /scopes/0   | ENUM
          {'owner':'a','scopes':['ADMIN']}                            | /scopes/0   | ENUM
          {'owner':'a','scopes':['admin'],'expiresAt':5}              | /expiresAt  | TYPE
          {'owner':'a','scopes':['admin'],'expiresAt':'tomorrow'}     | /expiresAt  | FORMAT
          {'owner':'a','scopes':['admin'],'expiresAt':'2026-03-01T09:30:00Z'} | /expiresAt | RANGE
          {'owner':'a','scopes':['admin'],'organization':'x'}         | /organization | UNKNOWN
          {'owner':'a','scopes':['admin'],'a/b~c':1}                  | /a~1b~0c    | UNKNOWN
          """)
  void pointsAtWhatIsWrong(String json, String pointer, String code) {
    assertThatThrownBy(() -> make(json.replace('\'', '"')))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.type().slug()).isEqualTo("invalid-request");
              assertThat(refusal.errors())
                  .anySatisfy(fault -> {
                    assertThat(fault.pointer()).isEqualTo(pointer);
                    assertThat(fault.code()).isEqualTo(code);
                  });
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "{\"owner\":\"a\",\"owner\":\"b\",\"scopes\":[\"admin\"]}",
        "{\"owner\":\"a\",\"scopes\":[\"admin\"]} x"
      })
  void refusesWhatIsNotJson(String body) {
    assertThatThrownBy(() -> parse(body))
        .isInstanceOfSatisfying(
            ServiceException.class, refusal -> assertThat(refusal.type().status()).isEqualTo(400));
  }

  @Test
  void refusesDeepNesting() {
    assertThatThrownBy(() -> parse("[".repeat(200) + "]".repeat(200)))
        .isInstanceOf(ServiceException.class);
  }
}
