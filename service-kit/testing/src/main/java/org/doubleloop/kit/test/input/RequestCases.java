package org.doubleloop.kit.test.input;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.kit.test.input.Case.Caller;
import tools.jackson.databind.node.ObjectNode;

/// What can be wrong with a request beside its body.
final class RequestCases {

  private static final String SMILE = "%F0%9F%98%80";
  private static final String KEY = "Idempotency-Key";

  private RequestCases() {}

  /// Parameters in the path.
  static Stream<Case> ofPaths(Described described) {
    var cases = new ArrayList<Case>();
    for (var each : described.parametersIn("path")) {
      boolean text = each.schema().path("type").asString("").equals("string");
      var wrong =
          text
              ? List.of("a%00b", SMILE, "%24where")
              : List.of("0", "-1", "x", "1.5", "99999999999");
      for (var value : wrong) {
        cases.add(asked(described, each, value).refused(400, "invalid-request"));
      }
      cases.add(asked(described, each, text ? "unknown" : "2147483647").refused(404, "not-found"));
    }
    return cases.stream();
  }

  private static Case asked(Described described, Described.Parameter parameter, String value) {
    return Case.of(described, parameter.name() + " = " + value)
        .at(described.pathWith(parameter.name(), value));
  }

  /// Parameters in the query.
  static Stream<Case> ofQueries(Described described) {
    var cases = new ArrayList<Case>();
    for (var each : described.parametersIn("query")) {
      var right = each.name() + "=" + RightValues.of(each.schema()).asString("");
      cases.add(query(described, right + "&" + right).invalid(each.name()));
      for (var value : values(each)) {
        cases.add(query(described, value).invalid(each.name()));
      }
      if (each.name().equals("cursor")) {
        // As long as the gateway lets through.
        cases.add(
            query(described, "cursor=" + "a".repeat(16 << 10))
                .with("X-Long", "a".repeat(32 << 10))
                .invalid("cursor"));
        for (var value : List.of("nonsense", "A".repeat(30), "!!!", "%20", SMILE)) {
          cases.add(query(described, "cursor=" + value).refused(400, "invalid-cursor"));
        }
      }
    }
    cases.add(query(described, "color=red").refused(400, "unknown-parameter"));
    cases.add(query(described, "color=%ff").refused(400, "invalid-request"));
    return cases.stream();
  }

  private static Case query(Described described, String query) {
    var shown = query.length() > 50 ? query.substring(0, 50) + "..." : query;
    return Case.of(described, "?" + shown).at(described.pathWithQuery(query));
  }

  private static List<String> values(Described.Parameter parameter) {
    var schema = parameter.schema();
    var values = new ArrayList<>(List.of("", "%00"));
    var bounds =
        WrongValues.ofBounds(schema).stream().map(value -> value.json().replace(" ", "%20"));
    if (schema.path("type").asString("").equals("array")) {
      // Such as `["a","a"]`; queries say no null.
      bounds
          .filter(value -> !value.contains("null"))
          .map(value -> value.substring(1, value.length() - 1))
          .map(value -> value.replace(",", "&" + parameter.name() + "="))
          .map(value -> value.replace("\"", ""))
          .filter(value -> !value.isEmpty())
          .forEach(values::add);
    } else {
      bounds
          .map(value -> value.replace("\"", ""))
          .filter(value -> !value.isEmpty())
          .forEach(values::add);
    }
    if (schema.path("type").asString("").equals("integer")) {
      values.addAll(List.of("x", "1.5"));
    }
    return values.stream().map(value -> parameter.name() + "=" + value).toList();
  }

  /// Headers that the operation reads.
  static Stream<Case> ofHeaders(Described described) {
    var cases = new ArrayList<Case>();
    if (described.declares(KEY)) {
      var right = Case.of(described, "");
      var body = described.bodies().isEmpty() ? null : described.bodies().getFirst().right();
      var nameless =
          body instanceof ObjectNode object && object.has("id")
              ? right.with(without(object).toString())
              : right;
      for (var key : List.of("\"open", "a b", "x".repeat(256))) {
        var shown = key.length() > 20 ? "too long" : key;
        cases.add(
            nameless
                .named(described.name() + ": " + KEY + " = " + shown)
                .with(KEY, key)
                .invalid(KEY));
      }
      if (body != null && body.has("id")) {
        cases.add(
            right
                .named(described.name() + ": " + KEY + " beside an id")
                .with(KEY, "k")
                .invalid("/id"));
      }
    }
    if (described.declares("If-None-Match")) {
      cases.add(
          Case.of(described, "If-None-Match without quotes")
              .with("If-None-Match", "no-quotes")
              .invalid("If-None-Match"));
    }
    if (described.declares("If-Match")) {
      cases.add(
          Case.of(described, "If-Match without quotes")
              .with("If-Match", "no-quotes")
              .invalid("If-Match"));
      cases.add(
          Case.of(described, "no If-Match").without("If-Match").refused(428, "if-match-required"));
    }
    for (var accepted :
        List.of("text/html", "nonsense", "application/problem+json", "application/*+json")) {
      cases.add(
          Case.of(described, "Accept: " + accepted)
              .with("Accept", accepted)
              .refused(406, "not-acceptable"));
    }
    if (described.bodies().isEmpty()) {
      cases.add(
          Case.of(described, "with the type of a body that there is none")
              .with("Content-Type", "multipart/form-data")
              .with("Accept", "text/html")
              .refused(406, "not-acceptable"));
    }
    return cases.stream();
  }

  private static ObjectNode without(ObjectNode body) {
    var copy = body.deepCopy();
    copy.remove("id");
    return copy;
  }

  /// Callers who may not.
  static Stream<Case> ofCallers(Described described) {
    if (described.operation().isOpen()) {
      return Stream.empty();
    }
    var cases = new ArrayList<Case>();
    cases.add(Case.of(described, "without a token").by(Caller.NOBODY).refused(401, "unauthorized"));
    cases.add(
        Case.of(described, "without the scope").by(Caller.WITHOUT_SCOPE).refused(403, "forbidden"));
    if (!described.parametersIn("path").isEmpty()) {
      cases.add(
          Case.of(described, "of another organization")
              .by(Caller.STRANGER)
              .refused(404, "not-found"));
    }
    return cases.stream();
  }

  /// Methods that paths do not have, and paths that there are not.
  static Stream<Case> ofPlaces(List<Described> all) {
    var cases = new ArrayList<Case>();
    for (var described : all) {
      var here =
          all.stream()
              .filter(each -> each.operation().path().equals(described.operation().path()))
              .map(each -> each.operation().method())
              .collect(toSet());
      Stream.of("GET", "PUT", "DELETE", "PATCH")
          .filter(method -> !here.contains(method))
          .filter(_ ->
              described
                  .operation()
                  .method()
                  .equals(here.stream().sorted().findFirst().orElseThrow()))
          .map(method ->
              Case.of(described, "")
                  .by(method)
                  .named(method + " " + described.path())
                  .refused(405, "method-not-allowed"))
          .forEach(cases::add);
    }
    for (var path : List.of("/", "/v1", "/v1/nothing")) {
      cases.add(
          Case.of(all.getFirst(), "")
              .by("GET")
              .named("GET " + path)
              .at(path)
              .refused(404, "not-found"));
    }
    return cases.stream();
  }
}
