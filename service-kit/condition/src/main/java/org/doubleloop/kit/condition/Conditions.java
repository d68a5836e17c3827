package org.doubleloop.kit.condition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;

/// Compiled conditions, each once for all that is written alike over the same attributes: compiled
/// when it is first asked for, and dropped when it has not been for a while or there is no room.
/// Safe for several threads.
public final class Conditions {

  private static final Duration UNUSED = Duration.ofMinutes(30);

  /// What a condition takes beside its terms, as terms; its text takes more.
  private static final int EACH = 20;

  private static final int CHARACTERS_PER_TERM = 100;

  private final Cache<Key, Compilation> compiled;

  private record Key(String expression, Map<String, AttributeType> attributes) {}

  /// @param mostTerms that are kept in all
  public Conditions(long mostTerms) {
    this.compiled =
        Caffeine.newBuilder()
            .maximumWeight(mostTerms)
            .weigher((Key key, Compilation each) -> terms(key, each))
            .expireAfterAccess(UNUSED)
            .build();
  }

  /// What becomes of an expression over these attributes.
  public Compilation compiled(String expression, Map<String, AttributeType> attributes) {
    return compiled.get(
        new Key(expression, attributes), key -> Condition.compile(key.expression, key.attributes));
  }

  /// How many terms are kept, about.
  public long terms() {
    compiled.cleanUp();
    return compiled.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  private static int terms(Key key, Compilation compilation) {
    int own =
        switch (compilation) {
          case Compilation.Compiled(var condition) -> condition.terms();
          case Compilation.Faulty _ -> 0;
        };
    return EACH + key.expression.length() / CHARACTERS_PER_TERM + own;
  }
}
