package org.doubleloop.gateway.access;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a token allows.
public enum Scope {
  SIGNALS_WRITE("signals:write"),
  SIGNALS_READ("signals:read"),
  SUGGESTIONS("suggestions"),
  POLICIES_WRITE("policies:write"),
  POLICIES_READ("policies:read"),
  PROPOSALS_REVIEW("proposals:review"),
  ADMIN("admin"),
  /// For services among themselves, as those that follow; no key ever has them.
  FEED("feed"),
  /// To say what open proposals would mean.
  PREVIEWS("previews"),
  /// To propose what was found, and to decide on nothing.
  FINDINGS("findings"),
  /// To say how experiments have ended.
  ENDINGS("endings");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /// As it stands in tokens and in the specifications.
  public String text() {
    return text;
  }

  /// The scope that stands so in tokens, if there is one.
  public static Optional<Scope> parse(String text) {
    return Stream.of(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  /// Those that a key may have.
  public static Set<Scope> forKeys() {
    return EnumSet.complementOf(EnumSet.of(FEED, PREVIEWS, FINDINGS, ENDINGS));
  }

  /// Reads what was written by [#texts].
  public static Set<Scope> parseAll(Collection<String> texts) {
    return texts.stream()
        .map(text -> parse(text).orElseThrow(() -> new IllegalArgumentException(text)))
        .collect(toCollection(() -> EnumSet.noneOf(Scope.class)));
  }

  /// As they stand in tokens, in the order in which they are declared here.
  public static List<String> texts(Set<Scope> scopes) {
    return EnumSet.allOf(Scope.class).stream().filter(scopes::contains).map(Scope::text).toList();
  }
}
