package org.doubleloop.signal.connection;

import java.util.List;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.signal.outcome.CountedOutcome;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;

/// The statement of what an action has led to so far.
///
/// @param n 1 for the first statement about the action, with none left out
/// @param outcomes what counts now
/// @param previous what the statement before this one counted; nothing before the first
public record Connection(
    Header header, Cause cause, int n, List<CountedOutcome> outcomes, List<CountedOutcome> previous)
    implements Signal {

  public Connection {
    if (n < 1) {
      throw new IllegalArgumentException("Statements are numbered from 1");
    }
    outcomes = List.copyOf(outcomes);
    previous = List.copyOf(previous);
  }

  /// The public id of the n-th statement about an action.
  public static String id(String organization, String action, int n) {
    return Ids.hash(organization, "connected", action, Integer.toString(n));
  }
}
