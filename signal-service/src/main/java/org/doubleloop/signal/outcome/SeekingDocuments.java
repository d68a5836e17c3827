package org.doubleloop.signal.outcome;

import org.bson.Document;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.join.Verdict.Until;

/// What an outcome that names no action is stored with, so that it finds one, and an action that is
/// captured later finds it.
public final class SeekingDocuments {
  /// The keyed hash of its subject.
  public static final String SUBJECT = "seeks.subject";

  /// The keyed hash of its account.
  public static final String ACCOUNT = "seeks.account";

  /// When it happened.
  public static final String AT = "seeks.at";

  /// The `_id` of the outcome that it corrects.
  public static final String FOLLOWS = "follows";

  /// Its own `_id`, behind what begins the mark of that for which it waits, while it is not decided
  /// for good where it belongs.
  public static final String UNDECIDED = "undecided";

  private static final String FIELD = "seeks";

  private SeekingDocuments() {}

  static Document fields(Outcome outcome, OutcomeType type, UnitHash units) {
    var organization = outcome.header().organization();
    var seeks = new Document();
    if (outcome.subject() != null) {
      seeks.append("subject", units.of(organization, UnitKind.SUBJECT, outcome.subject()));
    }
    if (outcome.account() != null) {
      seeks.append("account", units.of(organization, UnitKind.ACCOUNT, outcome.account()));
    }
    var documentId = type.documentId(organization, outcome.header().id());
    var fields =
        new Document(FIELD, seeks.append("at", outcome.at()))
            .append(UNDECIDED, Until.ANYTHING.prefix() + documentId);
    if (outcome.corrects() != null) {
      fields.append(FOLLOWS, type.documentId(organization, outcome.corrects()));
    }
    return fields;
  }

  /// Whether a stored outcome is to find its action, and all by which it does is there: what was
  /// erased stays where it is.
  public static boolean isPossible(Document stored) {
    var seeks = stored.get(FIELD, Document.class);
    return seeks != null
        && seeks.containsKey("subject") == stored.containsKey("subject")
        && seeks.containsKey("account") == stored.containsKey("account");
  }
}
