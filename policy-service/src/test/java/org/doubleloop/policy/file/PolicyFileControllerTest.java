package org.doubleloop.policy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.newPolicy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.doubleloop.kit.test.Answer;
import org.doubleloop.policy.test.PolicyApi;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files over HTTP; every answer is checked against the contract.
class PolicyFileControllerTest {
  private static final String FILE = "/v1/policies/welcome/file";
  private static final String NEW =
      """
      # How we greet people.
      policy: welcome
      content:
        hypothesis: A short first mail gets more replies than a long one.
        metric: { outcome: replied, direction: INCREASE, window: P7D }
        attributes:
          - { name: plan, type: STRING, values: [free, paid] }
        options:
          - id: short
            draft: |
              Hello {{contact}},

              what would you like to try first?
          - id: long
        rules:
          - id: lead-short
            when: plan == 'free'
            effect: PREFER
            options: [short]
            reason: Our hypothesis.
      """;

  private final PolicyApi rep = PolicyApi.inNewOrganization("rep", "policies:write policies:read");
  private final PolicyApi lead = rep.as("lead", "proposals:review policies:read policies:write");

  private Answer apply(String file, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/yaml"));
    return rep.send("PUT", FILE, file, all.toArray(String[]::new));
  }

  private Answer create() {
    return apply(NEW, "If-None-Match", "*");
  }

  private String exported() {
    return rep.get(FILE).expect(200).text();
  }

  private static String changed(String exported, String rationale) {
    return "rationale: " + rationale + "\n" + exported.replace("plan == 'free'", "plan == 'paid'");
  }

  @Test
  void leadFromAFileOverAProposalToTheNextVersionAndItsFile() {
    create().expect(201);
    var first = exported();
    var applied = apply(changed(first, "They asked for it."), "If-Match", "\"1\"").expect(202);
    assertThat(applied.at("/outcome")).isEqualTo("PROPOSED");
    assertThat(applied.at("/proposal/rationale")).isEqualTo("They asked for it.");
    assertThat(applied.at("/proposal/author")).isEqualTo("rep");
    assertThat(applied.at("/proposal/baseVersion")).isEqualTo("1");
    assertThat(applied.at("/proposal/content/rules/0/when")).isEqualTo("plan == 'paid'");
    var proposal = applied.header("Location").orElseThrow();
    assertThat(proposal).isEqualTo("/v1/proposals/" + applied.at("/proposal/id"));
    assertThat(rep.get(proposal).json()).isEqualTo(applied.json().get("proposal"));
    assertThat(exported()).isEqualTo(first);

    lead.post(
            proposal + "/reviews",
            "{\"verdict\": \"ACCEPT\"}",
            "If-Match",
            applied.header("ETag").orElseThrow())
        .expect(200);
    assertThat(exported()).contains("\nversion: 2\n", "when: plan == 'paid'");
    var again = apply(changed(first, "They asked for it."), "If-Match", "\"1\"").expect(200);
    assertThat(again.at("/outcome")).isEqualTo("UNCHANGED");
    assertThat(again.at("/version/version")).isEqualTo("2");
    assertThat(again.at("/version/proposal")).isEqualTo(applied.at("/proposal/id"));
  }

  @Nested
  class Exporting {
    @Test
    void answersTheNewestVersionAlwaysToTheSameBytes() {
      create();
      var answer = rep.get(FILE).expect(200);
      assertThat(answer.header("ETag")).contains("\"1\"");
      assertThat(answer.header("Content-Type")).contains("application/yaml");
      assertThat(answer.text())
          .startsWith("# Policy welcome, version 1, in force from ")
          .contains(rep.get("/v1/policies/welcome").at("/contentHash"))
          .contains("Comments such as these are not kept.\n")
          .doesNotContain("How we greet people")
          .contains("    - id: short\n      draft: |\n        Hello {{contact}},\n\n        what");
      assertThat(rep.get(FILE).text()).isEqualTo(answer.text());
      assertThat(rep.get(FILE + "?version=1").text()).isEqualTo(answer.text());
      assertThat(rep.get(FILE, "If-None-Match", "\"1\"").expect(304).header("ETag"))
          .contains("\"1\"");
    }

    @Test
    void knowsWhatThereIs() {
      create();
      rep.get("/v1/policies/none/file").expectProblem(404, "not-found");
      rep.get(FILE + "?version=2").expectProblem(404, "not-found");
      rep.inOrganization("another").get(FILE).expectProblem(404, "not-found");
    }

    @Test
    void writesInUtf8() {
      rep.post("/v1/policies", newPolicy("welcome")).expect(201);
      var file = exported().replace("Three sentences", "\u20ac\ud83d\ude00 sentences");
      apply("rationale: x\n" + file, "If-Match", "\"1\"").expect(202);
      assertThat(
              apply("rationale: x\n" + file, "If-Match", "\"1\"")
                  .at("/proposal/content/guidance/0/text"))
          .isEqualTo("\u20ac\ud83d\ude00 sentences at most.");
    }
  }

  @Nested
  class Creating {
    @Test
    void makesVersionOne() {
      var made = create().expect(201);
      assertThat(made.at("/outcome")).isEqualTo("CREATED");
      assertThat(made.header("Location")).contains("/v1/policies/welcome");
      assertThat(made.header("ETag")).contains("\"1\"");
      assertThat(made.json().get("version")).isEqualTo(rep.get("/v1/policies/welcome").json());
      assertThat(made.at("/version/content/options/0/draft"))
          .isEqualTo("Hello {{contact}},\n\nwhat would you like to try first?\n");
    }

    @Test
    void doesNothingWhereThePolicySaysTheSame() {
      create().expect(201);
      var again = create().expect(200);
      assertThat(again.at("/outcome")).isEqualTo("UNCHANGED");
      assertThat(again.json().get("version")).isEqualTo(rep.get("/v1/policies/welcome").json());
    }

    @Test
    void leavesAPolicyAloneThatSaysSomethingElse() {
      create().expect(201);
      apply(changed(NEW, "x"), "If-None-Match", "*").expectProblem(412, "stale");
    }

    @Test
    void takesTheFileOfAnotherOrganizationAsItIs() {
      create().expect(201);
      var file = exported();
      var other = rep.inOrganization(rep.organization() + "-2");
      other
          .send("PUT", FILE, file, "If-None-Match", "*", "Content-Type", "application/yaml")
          .expect(201);
      assertThat(other.get("/v1/policies/welcome").at("/contentHash"))
          .isEqualTo(rep.get("/v1/policies/welcome").at("/contentHash"));
    }

    @Test
    void makesOneWhereManyTryAtOnce() throws Exception {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var statuses = new ArrayList<Integer>();
        Callable<Integer> one = () -> create().status();
        for (var each : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> one).toList())) {
          statuses.add(each.get());
        }
        assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 200);
      }
      assertThat(rep.get("/v1/policies/welcome/versions").json().get("items")).hasSize(1);
    }

    @Test
    void refusesIdsThatNoPolicyHas() {
      rep.send(
              "PUT",
              "/v1/policies/wel%20come/file",
              NEW.replace("policy: welcome", "policy: wel come"),
              "If-None-Match",
              "*",
              "Content-Type",
              "application/yaml")
          .expectProblem(400, "invalid-request", "id");
    }
  }

  @Nested
  class Proposing {
    @Test
    void opensOneProposalHoweverOftenTheFileIsApplied() throws Exception {
      create();
      var file = changed(exported(), "They asked for it.");
      var ids = new HashSet<String>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<Answer> one = () -> apply(file, "If-Match", "\"1\"").expect(202);
        for (var each : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> one).toList())) {
          ids.add(each.get().at("/proposal/id"));
        }
      }
      var rewritten = file.replace("  exploration", " exploration") + "# written otherwise\n";
      ids.add(apply(rewritten, "If-Match", "*").expect(202).at("/proposal/id"));
      assertThat(ids).hasSize(1);
      assertThat(rep.get("/v1/proposals").json().get("items")).hasSize(1);
    }

    @Test
    void takesAnotherRationaleForAnotherProposal() {
      create();
      var first = apply(changed(exported(), "One."), "If-Match", "\"1\"").expect(202);
      var other = apply(changed(exported(), "Other."), "If-Match", "\"1\"").expect(202);
      assertThat(other.at("/proposal/id")).isNotEqualTo(first.at("/proposal/id"));
    }

    @Test
    void saysWhereTheSameWasRejected() {
      create();
      var applied = apply(changed(exported(), "One."), "If-Match", "\"1\"").expect(202);
      lead.post(
              applied.header("Location").orElseThrow() + "/reviews",
              "{\"verdict\": \"REJECT\", \"reason\": \"No.\"}",
              "If-Match",
              "\"1\"")
          .expect(200);
      assertThat(
              apply(changed(exported(), "One."), "If-Match", "\"1\"")
                  .expectProblem(409, "proposal-closed")
                  .at("/detail"))
          .contains(applied.at("/proposal/id"), "REJECTED", "another rationale");
      apply(changed(exported(), "Two."), "If-Match", "\"1\"").expect(202);
    }

    @Test
    void doesNothingWhereNothingIsAnother() {
      create();
      for (var ifMatch : List.of("\"1\"", "*", "\"7\"")) {
        var same = apply(exported(), "If-Match", ifMatch).expect(200);
        assertThat(same.at("/outcome")).isEqualTo("UNCHANGED");
        assertThat(same.header("ETag")).contains("\"1\"");
      }
      apply("rationale: x\n" + exported(), "If-Match", "\"1\"").expect(200);
      assertThat(rep.get("/v1/proposals").json().get("items")).isEmpty();
    }

    @Test
    void refusesFilesOfAnotherVersionThanTheNewest() {
      create();
      var file = changed(exported(), "x");
      apply(file, "If-Match", "\"2\"").expectProblem(412, "stale");
      apply(file, "If-Match", "W/\"1\"").expectProblem(412, "stale");
      var other = file.replace("version: 1", "version: 2");
      assertThat(apply(other, "If-Match", "*").expectProblem(412, "stale", "/version").text())
          .contains("line 6, column 10: must be 1");
      apply(file.replace("version: 1\n", ""), "If-Match", "*").expect(202);
    }

    @Test
    void wantsToKnowWhy() {
      create();
      var file = changed(exported(), "x").replace("rationale: x\n", "");
      assertThat(
              apply(file, "If-Match", "\"1\"")
                  .expectProblem(400, "invalid-request", "/rationale")
                  .text())
          .contains("line 4, column 1: is required");
    }

    @Test
    void wantsToKnowWhatItIsBasedOn() {
      apply(NEW).expectProblem(428, "if-match-required");
      apply(NEW, "If-Match", "\"1\"").expectProblem(404, "not-found");
      apply(NEW, "If-Match", "\"1\"", "If-None-Match", "*")
          .expectProblem(400, "invalid-request", "If-None-Match");
      apply(NEW, "If-None-Match", "\"1\"").expectProblem(400, "invalid-request", "If-None-Match");
    }
  }

  @Nested
  class Refusing {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            values: [free, paid]      | values: [free, no]      | 400 | malformed-yaml  | /content/attributes/0/values/1 | line 7, column 50: `no` is true or false
            policy: welcome           | policy: farewell        | 400 | invalid-request | /policy                        | line 2, column 9: must be welcome, as in the path
            policy: welcome           | policy: 12              | 400 | invalid-request | /policy                        | line 2, column 9: must be a string: put it in quotes
            hypothesis: A             | hypothesys: A           | 400 | invalid-request | /content/hypothesys            | line 4, column 3: is not a known field
            effect: PREFER            | effect: LIKE            | 400 | invalid-request | /content/rules/0/effect        | line 18, column 15: must be one of PREFER
            reason: Our hypothesis.   | options: [long]         | 400 | malformed-yaml  | /content/rules/0/options       | line 20, column 7: is given twice, first at line 19, column 7
            effect: PREFER            | locked: 'true'          | 400 | invalid-request | /content/rules/0/locked        | line 18, column 15: must be true or false
            id: short                 | id: a b                 | 400 | invalid-request | /content/options/0/id          | line 9, column 11: must match
            outcome: replied,         | ''                      | 400 | invalid-request | /content/metric/outcome        | line 5, column 11: is required
            plan == 'free'            | plane == 'free'         | 422 | invalid-policy  | /content/rules/0/when          | line 17, column 13:
            options: [short]          | options: [short, brief] | 422 | invalid-policy  | /content/rules/0/options/1     | line 19, column 24: must be the id of an option
            window: P7D               | window: P7X             | 422 | invalid-policy  | /content/metric/window         | line 5, column 60: must be an ISO 8601 duration
            """)
    void saysLineAndColumn(
        String right, String wrong, int status, String slug, String pointer, String message) {
      assertThat(NEW).contains(right);
      var answer = apply(NEW.replace(right, wrong), "If-None-Match", "*");
      assertThat(answer.expectProblem(status, slug, pointer).at("/errors/0/message"))
          .startsWith(message);
      rep.get("/v1/policies/welcome").expectProblem(404, "not-found");
    }

    @Test
    void allFaultsOfThePolicyAtOnce() {
      var file = NEW.replace("plan ==", "plane ==").replace("P7D", "P7X");
      assertThat(apply(file, "If-None-Match", "*").expectProblem(422, "invalid-policy").text())
          .contains("line 5, column 60: ", "line 17, column 13: ");
    }

    @Test
    void filesThatAreTooLarge() {
      var large = NEW + "\n# " + "x".repeat(1 << 20);
      assertThat(apply(large, "If-None-Match", "*").expectProblem(413, "payload-too-large").text())
          .contains("1,049,089 bytes", "1,048,576 is the most", "line 22, column 1048066: ");
      apply(NEW + "#" + "x".repeat(3 << 20), "If-None-Match", "*")
          .expectProblem(413, "payload-too-large");
      apply(NEW + "#" + "x".repeat((1 << 20) - NEW.length() - 1), "If-None-Match", "*").expect(201);
    }

    @Test
    void filesInOtherEncodings() {
      var latin = NEW.replace("Our", "\u00dcber").getBytes(StandardCharsets.ISO_8859_1);
      assertThat(
              rep.send("PUT", FILE, latin, "If-None-Match", "*", "Content-Type", "application/yaml")
                  .expectProblem(400, "malformed-yaml")
                  .at("/errors/0/message"))
          .startsWith("line 20, column 15: has bytes that are not UTF-8");
      rep.send(
              "PUT",
              FILE,
              NEW,
              "If-None-Match",
              "*",
              "Content-Type",
              "application/yaml;charset=iso-8859-1")
          .expectProblem(415, "unsupported-media-type");
      rep.send(
              "PUT",
              FILE,
              NEW,
              "If-None-Match",
              "*",
              "Content-Type",
              "application/yaml;charset=UTF-8")
          .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "null", "[]", "12", "policy", "--- {}"})
    void whatIsNoFile(String text) {
      assertThat(apply(text, "If-None-Match", "*").status()).isEqualTo(400);
    }
  }
}
