package org.doubleloop.policy.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.doubleloop.kit.json.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The policy of the tests, as a client would write it.
public final class Outreach {
  private static final JsonMapper MAPPER = StrictJson.mapper();

  private Outreach() {}

  /// The content, to be changed at will.
  public static ObjectNode content() {
    try (InputStream in =
        Objects.requireNonNull(Outreach.class.getResourceAsStream("/outreach.json"))) {
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The content with another hypothesis, so that it is another content.
  public static ObjectNode content(String hypothesis) {
    return content().put("hypothesis", hypothesis);
  }

  /// The body that makes a policy.
  ///
  /// @param id absent to let the service name it
  public static ObjectNode newPolicy(@Nullable String id) {
    var body = MAPPER.createObjectNode();
    if (id != null) {
      body.put("id", id);
    }
    body.set("content", content());
    return body;
  }

  /// The body that proposes another hypothesis, with evidence.
  ///
  /// @param id absent to let the service name it
  public static ObjectNode newProposal(
      @Nullable String id, String policy, int baseVersion, String hypothesis) {
    var body = MAPPER.createObjectNode();
    if (id != null) {
      body.put("id", id);
    }
    body.put("policy", policy).put("baseVersion", baseVersion).put("rationale", "The evidence.");
    body.set("content", content(hypothesis));
    body.set(
        "evidence",
        MAPPER.readTree(
            """
            [{"statement": "VPs replied.", "signals": ["action-1", "action-2"],
              "counts": [{"label": "e-mails to VPs", "trials": 12, "successes": 8}]}]
            """));
    return body;
  }

  /// The body that drafts an experiment with another draft of a message.
  public static ObjectNode newExperiment(String id, String policy, int baseVersion) {
    var body = MAPPER.createObjectNode();
    body.put("id", id).put("policy", policy).put("baseVersion", baseVersion);
    body.put("rationale", "Let us see.").put("where", "seniority == 'VP'");
    body.put("until", LocalDate.now(ZoneOffset.UTC).plusDays(90).toString());
    body.set("content", with(content(), "/options/0/draft", "\"Shorter.\""));
    return body;
  }

  /// What a file says that proposes another hypothesis. JSON is YAML too.
  public static ObjectNode newFile(String policy, String hypothesis) {
    var file = MAPPER.createObjectNode();
    file.put("policy", policy).put("version", 1).put("rationale", "The evidence.");
    file.set("content", content(hypothesis));
    return file;
  }

  /// Puts a value at the end of a JSON pointer; the index after the last one of an array appends.
  public static ObjectNode with(ObjectNode root, String pointer, String json) {
    var value = MAPPER.readTree(json);
    int last = pointer.lastIndexOf('/');
    var parent = root.at(pointer.substring(0, last));
    var name = pointer.substring(last + 1);
    switch (parent) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array -> {
        int index = Integer.parseInt(name);
        if (index == array.size()) {
          array.add(value);
        } else {
          array.set(index, value);
        }
      }
      default -> throw new IllegalArgumentException("Nothing holds " + pointer);
    }
    return root;
  }

  /// Takes away what stands at a JSON pointer.
  public static ObjectNode without(ObjectNode root, String pointer) {
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) root.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
    return root;
  }

  /// Reads a body as the service would.
  public static <T> T read(JsonNode body, Class<T> type) {
    return MAPPER.treeToValue(body, type);
  }
}
