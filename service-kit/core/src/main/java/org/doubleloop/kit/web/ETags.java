package org.doubleloop.kit.web;

import static org.doubleloop.kit.problem.CommonProblem.IF_MATCH_REQUIRED;
import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;
import static org.doubleloop.kit.problem.CommonProblem.STALE;

import java.util.List;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// Strong entity tags, and the headers that name them (RFC 9110, 13.1).
public final class ETags {

  /// One tag of a list, with the comma behind it.
  private static final Pattern TAG =
      Pattern.compile("((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")[ \\t]*(?:,[ \\t]*|$)");

  /// The header of a change that says what it is based on.
  public static final String IF_MATCH = "If-Match";

  private ETags() {}

  /// The tag of a numbered version: `"7"`.
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /// Lets a change go on only when it is based on the current state.
  ///
  /// @param ifMatch the header as sent
  /// @throws ServiceException `if-match-required` (428) without it, `stale` (412) when it names
  ///   another state, `invalid-request` (400) when it cannot be read
  public static void requireMatch(@Nullable String ifMatch, String current) {
    if (ifMatch == null) {
      throw required();
    }
    if (!isMatch(ifMatch, current)) {
      throw new ServiceException(STALE, "It is now at " + current + "; read it again");
    }
  }

  /// What to throw where a change does not say what it is based on.
  public static ServiceException required() {
    return new ServiceException(
        IF_MATCH_REQUIRED,
        "Send the ETag that the change is based on as If-Match; it also stands as `etag` in what"
            + " was read");
  }

  /// Whether the caller's change is based on the current state.
  ///
  /// @param ifMatch the header as sent
  /// @throws ServiceException `invalid-request` when it cannot be read
  public static boolean isMatch(String ifMatch, String current) {
    return names(ifMatch, IF_MATCH, current);
  }

  /// Whether the caller has the current state already, so that 304 is the answer.
  ///
  /// @param ifNoneMatch the header as sent
  /// @throws ServiceException `invalid-request` when it cannot be read
  public static boolean isUnchanged(@Nullable String ifNoneMatch, String current) {
    // Weak comparison, as the header demands: of a strong tag its weak form is the same state.
    return ifNoneMatch != null
        && names(ifNoneMatch.replace("W/\"", "\""), "If-None-Match", current);
  }

  private static boolean names(String header, String name, String current) {
    var text = header.strip();
    if (text.equals("*")) {
      return true;
    }
    var tags = TAG.matcher(text);
    boolean found = false;
    int at = 0;
    while (at < text.length()) {
      if (!tags.region(at, text.length()).lookingAt()) {
        throw unreadable(name);
      }
      found |= current.equals(tags.group(1));
      at = tags.end();
    }
    if (at == 0) {
      throw unreadable(name);
    }
    return found;
  }

  private static ServiceException unreadable(String name) {
    return new ServiceException(
        INVALID_REQUEST,
        name + " cannot be read",
        List.of(new FieldFault(name, "FORMAT", "must be * or a list of quoted ETags")));
  }
}
