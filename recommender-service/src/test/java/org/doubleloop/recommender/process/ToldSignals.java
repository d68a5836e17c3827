package org.doubleloop.recommender.process;

import java.time.Instant;

/// Items of the feed of signals, as the signal-service tells them.
final class ToldSignals {

  private ToldSignals() {}

  /// An action by an option, done at this time.
  static String actedBy(
      String organization, String policy, String action, String option, Instant at) {
    return """
    {"kind": "ACTION", "id": "%s", "organization": "%s", "recordedAt": "%s",
     "action": {"id": "%s", "subject": "s", "units": {"subject": "u"}, "policy": "%s",
       "option": "%s", "at": "%s", "recordedAt": "%s"}}\
    """
        .formatted(action, organization, at, action, policy, option, at, at);
  }

  /// An action by a subject that the signal-service takes for this unit.
  ///
  /// @param more of its fields, as JSON that begins with a comma, or nothing
  static String acted(
      String policy, String action, String subject, String unit, Instant recordedAt, String more) {
    return """
    {"kind": "ACTION", "id": "%s", "organization": "acme", "recordedAt": "%s",
     "action": {"id": "%s", "subject": "%s", "units": {"subject": "%s"}, "policy": "%s",
       "at": "%s", "recordedAt": "%s"%s}}\
    """
        .formatted(action, recordedAt, action, subject, unit, policy, recordedAt, recordedAt, more);
  }

  /// An action by the first version of `outreach`.
  static String acted(String action, String option, String context) {
    return """
    {"kind": "ACTION", "id": "%s", "organization": "acme",
     "recordedAt": "2026-01-20T00:00:00Z",
     "action": {"id": "%s", "subject": "s", "units": {"subject": "u"}, "policy": "outreach",
       "version": 1, "option": "%s", "context": %s,
       "at": "2026-01-20T00:00:00Z", "recordedAt": "2026-01-20T00:00:00Z"}}\
    """
        .formatted(action, action, option, context);
  }

  /// What that action has led to.
  static String connected(String action, String option, String context, boolean success) {
    return """
    {"kind": "CONNECTED", "id": "%s/1", "organization": "acme",
     "recordedAt": "2026-02-01T00:00:00Z",
     "connected": {"action": "%s", "n": 1, "actionAt": "2026-01-20T00:00:00Z", "subject": "s",
       "units": {"subject": "u"}, "policy": "outreach", "version": 1, "option": "%s", "context": %s,
       "previous": [],
       "outcomes": [{"id": "o", "type": "replied", "value": %d, "final": true,
         "certainty": "CERTAIN", "at": "2026-01-21T00:00:00Z"}]}}\
    """
        .formatted(action, action, option, context, success ? 1 : 0);
  }
}
