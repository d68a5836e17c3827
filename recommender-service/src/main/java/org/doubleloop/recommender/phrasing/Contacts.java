package org.doubleloop.recommender.phrasing;

import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What in a text leads to a person by its looks: e-mail addresses, telephone numbers, and the
/// numbers of accounts and cards.
final class Contacts {

  private static final Pattern MAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}._+-]{1,64}+(?:@|%40)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})+");
  private static final Pattern ACCOUNT =
      Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b");

  /// A plus or a zero and at least seven digits, or groups of four; dates and amounts are none.
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,])(?:\\+|00?)\\d(?:[ /()-]{0,2}\\d){6,14}(?![\\p{L}\\p{N}])");

  private static final Pattern CARD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])\\d{4}(?:[ -]?\\d{4}){2,3}(?:[ -]?\\d{1,3})?(?![\\p{L}\\p{N}])");

  private Contacts() {}

  /// @param name gives the name of a value of a kind
  static String hidden(String text, BinaryOperator<String> name) {
    var hidden = mayHaveMail(text) ? replaced(text, MAIL, "mail", name) : text;
    hidden = replaced(hidden, ACCOUNT, "account", name);
    hidden = replaced(hidden, PHONE, "phone", name);
    return replaced(hidden, CARD, "account", name);
  }

  /// To look for an address from each letter takes long.
  private static boolean mayHaveMail(String text) {
    return text.contains("@") || text.contains("%40");
  }

  private static String replaced(
      String text, Pattern pattern, String kind, BinaryOperator<String> name) {
    return pattern
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement("{{" + name.apply(kind, found.group()) + "}}"));
  }
}
