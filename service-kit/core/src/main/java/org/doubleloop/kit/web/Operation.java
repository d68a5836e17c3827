package org.doubleloop.kit.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/// One operation of a contract.
///
/// @param id its `operationId`
/// @param method its HTTP method, in upper case
/// @param path its path template, such as `/v1/actions/{id}`
/// @param scopes what its caller's token must allow: all scopes of any one of these sets; empty
///   when it is open to everybody
/// @param query its query parameters by name
/// @param answers the media types of its answers, problems left out
/// @param takesBody whether it looks at a body
/// @param waits whether it waits for something outside, such as a language model (`x-waits`)
public record Operation(
    String id,
    String method,
    PathPattern path,
    List<Set<String>> scopes,
    Map<String, QueryParameter> query,
    Set<String> answers,
    boolean takesBody,
    boolean waits) {

  /// A query parameter.
  ///
  /// @param repeatable whether it may be given more than once
  /// @param text whether an empty value can mean anything
  public record QueryParameter(boolean repeatable, boolean text) {}

  public Operation {
    scopes = scopes.stream().map(Set::copyOf).toList();
    query = Map.copyOf(query);
    answers = Set.copyOf(answers);
  }

  boolean isAt(PathContainer requested) {
    return path.matches(requested);
  }

  /// Whether everybody may call it.
  public boolean isOpen() {
    return scopes.isEmpty() || scopes.stream().anyMatch(Set::isEmpty);
  }

  /// Whether a token with these scopes may call it.
  public boolean allows(Set<String> granted) {
    return isOpen() || scopes.stream().anyMatch(granted::containsAll);
  }

  /// The query parameter of this name.
  public Optional<QueryParameter> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }
}
