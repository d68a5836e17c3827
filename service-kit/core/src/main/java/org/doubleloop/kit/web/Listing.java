package org.doubleloop.kit.web;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a page is a page of: the same listing goes on under the next cursor, no other does.
///
/// @param organization whose things are listed
/// @param name of which kind, such as `actions`
/// @param filters what narrows the list, without those that are absent
public record Listing(String organization, String name, SortedMap<String, String> filters) {

  /// As many items as a page has when the caller does not say.
  public static final int DEFAULT_LIMIT = 100;

  /// As many as a page ever has.
  public static final int HIGHEST_LIMIT = 1_000;

  public Listing {
    if (organization.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("A listing has an organization and a name");
    }
    filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
  }

  /// A listing with its filters in any order.
  public static Listing of(String organization, String name, Map<String, String> filters) {
    return new Listing(organization, name, new TreeMap<>(filters));
  }

  /// How many items the page has, when so many are asked for.
  public static int limit(@Nullable Integer asked) {
    return asked == null ? DEFAULT_LIMIT : Math.clamp(asked, 1, HIGHEST_LIMIT);
  }
}
