package org.doubleloop.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.api.policy.model.PolicyFileJson;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PolicyFileTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void isMadeForPeople() {
    var content = Outreach.content();
    Outreach.with(content, "/options/0/draft", "\"Dear {{firstName}},\\n\\nhow are costs?\\n\"");
    Outreach.with(content, "/review", "{\"reviewBy\": \"2026-09-01\", \"owners\": [\"ada\"]}");
    var file = PolicyFile.of(version(read(content)));
    assertThat(file)
        .startsWith(
            """
            # Policy outreach, version 1, in force from 2026-03-01T09:00:00.000Z; content hash \
            """)
        .contains("Comments such as these are not kept.\npolicy: outreach\nversion: 1\ncontent:\n")
        .contains(
            """
              metric:
                outcome: replied
                direction: INCREASE
                target: 0.12
                window: P14D
              unit: SUBJECT
              attributes:
                - name: industry
                  type: STRING
                  values: [financial-services, retail]
                  required: true
            """)
        .contains(
            """
                  draft: |
                    Dear {{firstName}},

                    how are costs?
            """)
        .contains("      when: seniority == 'Manager'\n")
        .contains("  exploration:\n    share: 0.1\n    floor: 1\n    across: ELIGIBLE\n")
        .contains("    reviewBy: \"2026-09-01\"\n");
    assertThat(PolicyFile.of(version(read(content)))).isEqualTo(file);
  }

  @Test
  void goesByTheOrderOfTheContract() throws IOException {
    try (var in = new ClassPathResource("openapi/policy.yaml").getInputStream()) {
      Map<String, Object> contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      var schemas = JSON.valueToTree(contract).at("/components/schemas");
      var file = YamlReader.read(PolicyFile.of(version(read(Outreach.content())))).json();
      assertOrder(JSON.readTree(file), schemas, schemas.get("PolicyFile"));
    }
  }

  private static void assertOrder(JsonNode written, JsonNode schemas, JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      assertOrder(written, schemas, schemas.at(reference.replace("#/components/schemas", "")));
    } else if (written.isArray()) {
      written.forEach(item -> assertOrder(item, schemas, schema.get("items")));
    } else if (written.isObject() && schema.has("properties")) {
      var properties = schema.get("properties");
      assertThat(List.copyOf(properties.propertyNames()))
          .containsSubsequence(written.propertyNames());
      written
          .propertyStream()
          .forEach(each -> assertOrder(each.getValue(), schemas, properties.get(each.getKey())));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("doubleloop.files", 100));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsAsWhatWasWritten(long seed) {
    var content = read(new RandomContents(seed).next());
    var file = PolicyFile.of(version(content));
    assertThat(ContentCodec.write(fromFile(file))).as(file).isEqualTo(ContentCodec.write(content));
    assertThat(fromFile(file.replace("\n", "\r\n"))).as(file).isEqualTo(content);
    assertThat(tree(file).get("content"))
        .as("what another reader of YAML takes it for: " + file)
        .isEqualTo(JSON.readTree(YamlReader.read(file).json()).get("content"));
  }

  @Test
  void readsAsWhatWasStoredBeforeFloorsWereAlwaysThere() {
    var stored =
        ContentCodec.read(
            ContentCodec.write(read(Outreach.content()))
                .replaceAll("\"exploration\":\\{[^}]*}", "\"exploration\":{\"share\":0.1}"),
            PolicyContent.class);
    var file = PolicyFile.of(version(stored));
    assertThat(file).contains("    share: 0.1\n    floor: 0.02\n    across: PREFERRED\n");
    assertThat(ContentCodec.hash(fromFile(file)))
        .isEqualTo(PolicyFile.hash(stored))
        .isNotEqualTo(ContentCodec.hash(stored));
  }

  @Test
  void neverGrowsBeyondWhatCanBeApplied() {
    assertFits(withEvidence(43, Map.of("statement", "a\n".repeat(990) + "a")));
    assertFits(withEvidence(50, Map.of("statement", "a".repeat(8) + "\n".repeat(999) + "a")));
    assertFits(withEvidence(29, Map.of("statement", "a", "signals", copies(1_000, "a"))));
    var count = Map.of("label", "a", "trials", 0, "successes", 0);
    assertFits(withEvidence(48, Map.of("statement", "a\nb", "counts", copies(50, count))));
  }

  private static List<Object> copies(int number, Object of) {
    return Collections.nCopies(number, of);
  }

  /// A policy whose two rules have the same evidence so many times.
  private static ObjectNode withEvidence(int number, Map<String, Object> evidence) {
    var content = Outreach.content();
    for (var rule : content.get("rules")) {
      ((ObjectNode) rule).set("evidence", JSON.valueToTree(copies(number, evidence)));
    }
    return content;
  }

  private static void assertFits(ObjectNode json) {
    var content = read(json);
    assertThat(ContentCodec.write(content).length()).isBetween(180_000, 256 * 1024);
    var file = PolicyFile.of(version(content));
    assertThat(file.getBytes(StandardCharsets.UTF_8).length).isLessThan(PolicyFile.MOST_BYTES);
    assertThat(fromFile(file)).isEqualTo(content);
  }

  private static PolicyContent fromFile(String file) {
    var json = YamlReader.read(file).json();
    return read(Outreach.read(JSON.readTree(json), PolicyFileJson.class).getContent());
  }

  private static PolicyContent read(ObjectNode content) {
    return read(Outreach.read(content, PolicyContentJson.class));
  }

  private static PolicyContent read(PolicyContentJson json) {
    var faults = new FieldFaults();
    var content = PolicyValidation.read(json, faults);
    faults.throwIfAny();
    return content;
  }

  private static PolicyVersion version(PolicyContent content) {
    return PolicyVersion.first(
        "acme", "outreach", content, "ada", Instant.parse("2026-03-01T09:00:00Z"));
  }

  /// What a reader of YAML 1.1 takes it for, who knows nothing of policies.
  private static JsonNode tree(String yaml) {
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return JSON.readTree(JSON.writeValueAsString(loaded));
  }
}
