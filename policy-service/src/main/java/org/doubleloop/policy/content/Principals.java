package org.doubleloop.policy.content;

import java.util.Locale;

/// Who acts. A principal is the same in whatever case it is written, so that nobody is two; callers
/// come in small letters, and what policies name and older history says is read so.
public final class Principals {

  private Principals() {}

  public static String of(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
