package org.doubleloop.kit.test.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.test.Answer;
import org.jspecify.annotations.Nullable;

/// A request, and how it must be answered.
///
/// @param name such as `POST /v1/actions: /subject = null`
/// @param scopes what the operation asks for
/// @param path with its query
/// @param slug the problem; empty where it may be any
/// @param pointer at or below which each fault must be; null where it may be anywhere
record Case(
    String name,
    Caller caller,
    Set<String> scopes,
    String method,
    String path,
    Map<String, String> headers,
    @Nullable String body,
    int status,
    String slug,
    @Nullable String pointer) {

  /// Who asks.
  enum Caller {
    /// Somebody who may do everything.
    ALLOWED,
    /// Somebody of another organization, who may do everything there.
    STRANGER,
    /// Somebody who may do all but this.
    WITHOUT_SCOPE,
    /// Somebody without a token.
    NOBODY
  }

  Case {
    scopes = Set.copyOf(scopes);
    headers = Map.copyOf(headers);
  }

  /// A right request of an operation, with its first body, which is answered with 200.
  static Case of(Described described, String what) {
    var headers = new HashMap<String, String>();
    if (described.declares("If-Match")) {
      headers.put("If-Match", "\"1\"");
    }
    var asked =
        new Case(
            described.name() + ": " + what,
            Caller.ALLOWED,
            described.scopes(),
            described.operation().method(),
            described.path(),
            headers,
            null,
            200,
            "",
            null);
    return described.bodies().isEmpty()
        ? asked
        : asked
            .with(described.bodies().getFirst().right().toString())
            .with("Content-Type", described.bodies().getFirst().type());
  }

  /// A right request of an operation with a body of one type.
  static Case of(Described described, Described.Body body, String what) {
    return of(described, "")
        .named(described.name(body) + ": " + what)
        .with("Content-Type", body.type())
        .with(body.right().toString());
  }

  Case named(String other) {
    return new Case(other, caller, scopes, method, path, headers, body, status, slug, pointer);
  }

  Case by(Caller other) {
    return new Case(name, other, scopes, method, path, headers, body, status, slug, pointer);
  }

  Case by(String otherMethod) {
    return new Case(name, caller, scopes, otherMethod, path, headers, null, status, slug, pointer);
  }

  Case at(String otherPath) {
    return new Case(name, caller, scopes, method, otherPath, headers, body, status, slug, pointer);
  }

  Case with(@Nullable String otherBody) {
    return new Case(name, caller, scopes, method, path, headers, otherBody, status, slug, pointer);
  }

  Case with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Case(name, caller, scopes, method, path, more, body, status, slug, pointer);
  }

  Case without(String header) {
    var less = new HashMap<>(headers);
    less.remove(header);
    return new Case(name, caller, scopes, method, path, less, body, status, slug, pointer);
  }

  /// The same, which must be refused so.
  Case refused(int how, String problem) {
    return new Case(name, caller, scopes, method, path, headers, body, how, problem, null);
  }

  /// The same, which must be refused for what is wrong there.
  Case invalid(String where) {
    return new Case(
        name, caller, scopes, method, path, headers, body, 400, "invalid-request", where);
  }

  /// Holds an answer against what is said here.
  void check(Answer answer) {
    var what = said(answer);
    assertThat(answer.status()).as(what).isEqualTo(status);
    if (!slug.isEmpty()) {
      assertThat(answer.at("/type")).as(what).isEqualTo("/problems/" + slug);
    }
    if (pointer != null) {
      assertThat(answer.json().path("errors").valueStream())
          .as(what)
          .isNotEmpty()
          .allSatisfy(fault ->
              assertThat(fault.path("pointer").asString("") + "/").startsWith(pointer + "/"));
    }
    if (status == 405) {
      assertThat(answer.header("Allow"))
          .hasValueSatisfying(allow -> assertThat(allow).doesNotContain(method));
    }
    if (headers.containsKey("Content-Encoding")) {
      assertThat(answer.header("Accept-Encoding")).contains("identity");
      assertThat(answer.at("/detail")).contains("without a Content-Encoding");
    }
  }

  /// What this asks, and how it is answered.
  String said(Answer answer) {
    return "%s: %s is answered %s".formatted(name, shortened(body == null ? "" : body), answer);
  }

  private static String shortened(String text) {
    return text.length() > 1_000 ? text.substring(0, 1_000) + "..." : text;
  }
}
