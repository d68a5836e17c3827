package org.doubleloop.kit.test.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  private static final int UNPROCESSABLE = 422;

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

  /// A right request of an operation, with its first body under an id that nothing may have; it is
  /// yet to be said what is wrong.
  static Case of(Described described, String what) {
    var first = described.bodies().isEmpty() ? null : described.bodies().getFirst();
    return asked(described, first, described.name() + ": " + what);
  }

  /// The same with one of its bodies.
  static Case of(Described described, Described.Body body, String what) {
    return asked(described, body, described.name(body) + ": " + what);
  }

  /// A right request of an operation, with its first body.
  static Case right(Described described) {
    var asked = of(described, "right");
    return described.bodies().isEmpty()
        ? asked
        : asked.with(described.bodies().getFirst().right().toString());
  }

  private static Case asked(Described described, Described.@Nullable Body body, String name) {
    var headers = new HashMap<String, String>();
    if (described.declares("If-Match")) {
      headers.put("If-Match", "\"1\"");
    }
    if (body != null) {
      headers.put("Content-Type", body.type());
    }
    return new Case(
        name,
        Caller.ALLOWED,
        described.scopes(),
        described.operation().method(),
        described.pathWithQuery(""),
        headers,
        body == null ? null : BodyCases.wrong(body),
        200,
        "",
        null);
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
      assertThat(places(answer)).as(what).isNotEmpty().allMatch(this::isThere);
    }
    if (status == 405) {
      assertThat(answer.header("Allow"))
          .hasValueSatisfying(
              allow -> assertThat(allow).containsPattern("GET|POST|PUT").doesNotContain(method));
    }
    if (headers.containsKey("Content-Encoding")) {
      assertThat(answer.header("Accept-Encoding")).contains("identity");
      assertThat(answer.at("/detail")).contains("without a Content-Encoding");
    }
  }

  /// Holds an answer against what is said here, but for its status; where other rules refuse it,
  /// they may find more.
  void check(Answer answer, Differing other) {
    assertThat(other.statuses()).as(said(answer)).contains(answer.status());
    if (answer.status() == UNPROCESSABLE && pointer != null) {
      assertThat(places(answer)).as(said(answer)).anyMatch(this::isThere);
    }
  }

  private static Stream<String> places(Answer answer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .map(fault -> fault.path("pointer").asString(""));
  }

  private boolean isThere(String place) {
    return place.equals(pointer) || place.startsWith(pointer + "/");
  }

  /// What this asks, and how it is answered.
  String said(Answer answer) {
    return "%s: %s is answered %s".formatted(name, shortened(body == null ? "" : body), answer);
  }

  private static String shortened(String text) {
    return text.length() > 1_000 ? text.substring(0, 1_000) + "..." : text;
  }
}
