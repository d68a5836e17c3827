package org.doubleloop.recommender.fact;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a text leads: URLs of any scheme (`https`, `mailto`, `tel`, `javascript`), hosts, e-mail
/// addresses and handles, also with spaces or line breaks in a scheme, and with "dot com" in words.
public final class Addresses {

  private static final Pattern ADDRESS =
      Pattern.compile(
          Stream.of(
                  // A scheme. A colon inside of German words that name people is none.
                  "(?<![\\p{L}\\p{N}])[a-z][a-z0-9+.-]{1,30}:(?!innen|in\\b|n\\b|r\\b|e\\b|er\\b)"
                      + "[^\\s\\d\"'”’“»)\\]]",
                  "(?:https?|ftps?|wss?|file)[:=]",
                  "^//\\S",
                  "@",
                  "(?<![\\p{L}\\p{N}])www\\.",
                  "[\\p{L}\\p{N}-][.。](?:\\p{L}{2,24}|xn--[a-z0-9-]+)(?![\\p{L}\\p{N}])",
                  "\\d{1,3}(?:\\.\\d{1,3}){3}")
              .collect(Collectors.joining("|")),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /// What no text needs to say in words or with gaps.
  private static final Pattern HIDDEN =
      Pattern.compile(
          """
          j\\s*a\\s*v\\s*a\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t\\s*:|v\\s*b\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t\\s*:\
          |h\\s*t\\s*t\\s*p\\s*s?\\s*:\\s*/\\s*/|m\\s*a\\s*i\\s*l\\s*t\\s*o\\s*:|:\\s+//\
          |(?:\\b|\\()(?:dot|punkt|point|punto)\\)?\\s+(?:com|org|net|io|de|fr|es|uk|co|info|biz\
          |example|ai|app|dev|invalid)\\b|[\\[(]\\s?(?:at|dot)\\s?[\\])]\
          """,
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EDGES =
      Pattern.compile("^[\\p{Pi}\\p{Ps}\"']+|[\\p{Pf}\\p{Pe}\"'.,;:!?…]+$");

  private Addresses() {}

  /// Each with all that stands with it between spaces, without the marks at its ends.
  public static Set<String> in(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return Stream.concat(
            Stream.of(plain.split("\\s+"))
                .filter(token -> ADDRESS.matcher(token).find())
                .map(token -> EDGES.matcher(token).replaceAll("")),
            HIDDEN.matcher(plain).results().map(found -> found.group().replaceAll("\\s+", "")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
