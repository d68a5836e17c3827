package org.doubleloop.signal.optout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.doubleloop.kit.test.HttpApi;
import org.doubleloop.signal.RunningService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptOutsControllerTest extends RunningService {
  private static final String PATH = "/v1/opt-outs";

  @Nested
  class CreateOptOut {
    @Test
    void answersWhatWasStored() {
      var api = caller("create-opt-out");
      var created =
          api.post(
                  PATH,
                  """
                  {"id": "no-more", "subject": "c-17", "policy": "outreach", "channel": "phone",
                   "reason": "She asked.", "at": "2026-11-21T10:00:00.123456+01:00"}
                  """)
              .expect(201);
      assertThat(created.header("Location")).contains("/v1/signals/no-more?kind=OPT_OUT");
      assertThat(created.at("/scope")).isEqualTo("SUBJECT");
      assertThat(created.at("/state")).isEqualTo("OUT");
      assertThat(created.at("/at")).isEqualTo("2026-11-21T09:00:00.123Z");
      var read = api.get("/v1/signals/no-more?kind=OPT_OUT").expect(200).json();
      assertThat(read.path("optOut")).isEqualTo(created.json());
      assertThat(api.get("/v1/signals?kind=OPT_OUT").expect(200).json().at("/items/0"))
          .isEqualTo(read);
    }

    @Test
    void aRepeatGetsTheSameBytesAndWhatIsElseIsAConflict() {
      var api = caller("repeat-opt-out");
      var first = api.post(PATH, "{\"id\": \"o-1\", \"subject\": \"c\"}").expect(201);
      var said = api.post(PATH, "{\"state\": \"OUT\", \"subject\": \"c\", \"id\": \"o-1\"}");
      assertThat(said.expect(201).text()).isEqualTo(first.text());
      api.post(PATH, "{\"id\": \"o-1\", \"subject\": \"c\", \"state\": \"IN\"}")
          .expectProblem(409, "conflict");
      api.post(PATH, "{\"id\": \"o-1\", \"account\": \"c\"}").expectProblem(409, "conflict");
    }

    @Test
    void namesTheUnitAsActionsDo() {
      var api = caller("units-of-opt-outs");
      var units =
          api.post("/v1/actions", "{\"subject\": \"c\", \"account\": \"acme\"}").expect(201);
      assertThat(api.post(PATH, "{\"subject\": \"c\"}").expect(201).at("/unit"))
          .isEqualTo(units.at("/units/subject"));
      var account = api.post(PATH, "{\"account\": \"acme\"}").expect(201);
      assertThat(account.at("/unit")).isEqualTo(units.at("/units/account"));
      assertThat(account.at("/scope")).isEqualTo("ACCOUNT");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            {}                                        | /subject | REQUIRED
            {"policy": "outreach", "state": "IN"}     | /subject | REQUIRED
            {"subject": "c", "account": "acme"}       | /account | EXCLUSIVE
            {"subject": "c", "at": "2999-01-01T00:00:00Z"} | /at | RANGE
            """)
    void saysWhatIsWrong(String body, String pointer, String code) {
      var answer = caller("bad-opt-outs").post(PATH, body);
      answer.expectProblem(400, "invalid-request", pointer);
      assertThat(answer.at("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void ofAnUnknownPolicyIsStoredAndNoted() {
      policy("noted-opt-outs", "outreach", 1);
      var api = caller("noted-opt-outs");
      var stored = api.post(PATH, "{\"subject\": \"c\", \"policy\": \"outraech\"}").expect(201);
      assertThat(stored.at("/notes/0/code")).isEqualTo("UNKNOWN_POLICY");
      assertThat(stored.at("/notes/0/nearest")).isEqualTo("outreach");
      var known = api.post(PATH, "{\"subject\": \"c\", \"policy\": \"outreach\"}").expect(201);
      assertThat(known.json().has("notes")).isFalse();
    }
  }

  @Nested
  class AsEvents {
    @Test
    void areTakenInBatchesAndFollowed() {
      var api = caller("opt-out-events");
      var events =
          """
          [%s, %s, %s]
          """
              .formatted(
                  event("opt-out", "e-1", "{\"account\": \"acme\"}"),
                  event("opt-out", "e-2", "{\"state\": \"IN\"}")
                      .replaceFirst("\"id\"", "\"subject\": \"c-17\", \"id\""),
                  event("opt-out", "e-3", "{\"state\": \"IN\"}"));
      var results = many(api).post("/v1/signals", events).expect(207);
      assertThat(results.at("/results/0/status")).isEqualTo("STORED");
      assertThat(results.at("/results/1/status")).isEqualTo("STORED");
      assertThat(results.at("/results/2/status")).isEqualTo("INVALID");
      assertThat(results.at("/results/2/problem/errors/0/pointer")).isEqualTo("/data/subject");
      assertThat(many(api).post("/v1/signals", events).at("/results/0/status"))
          .isEqualTo("DUPLICATE");
      await()
          .untilAsserted(() -> {
            var told = followed("opt-out-events");
            assertThat(told).hasSize(2);
            assertThat(told.getFirst().at("/optOut/account").stringValue()).isEqualTo("acme");
            assertThat(told.getLast().at("/optOut/subject").stringValue()).isEqualTo("c-17");
            assertThat(told.getLast().at("/optOut/state").stringValue()).isEqualTo("IN");
          });
    }

    private static HttpApi many(HttpApi api) {
      return api.with("Content-Type", MANY);
    }
  }
}
