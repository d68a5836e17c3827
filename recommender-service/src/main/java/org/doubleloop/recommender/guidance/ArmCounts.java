package org.doubleloop.recommender.guidance;

/// What came of drafts for which a clause held. As a difference, any may be negative.
///
/// @param sent that an action or an edit names
/// @param followed of those sent: its marks hold in what was sent
/// @param editedAway of those sent: its marks hold in the draft and not in what was sent
/// @param known of those sent: what came of them is known
/// @param succeeded of those known
public record ArmCounts(
    long drafts, long sent, long followed, long editedAway, long known, long succeeded) {
  public static final ArmCounts NOTHING = new ArmCounts(0, 0, 0, 0, 0, 0);

  public ArmCounts plus(ArmCounts other) {
    return new ArmCounts(
        drafts + other.drafts,
        sent + other.sent,
        followed + other.followed,
        editedAway + other.editedAway,
        known + other.known,
        succeeded + other.succeeded);
  }

  /// What has to be added to another to come to this.
  public ArmCounts minus(ArmCounts other) {
    return new ArmCounts(
        drafts - other.drafts,
        sent - other.sent,
        followed - other.followed,
        editedAway - other.editedAway,
        known - other.known,
        succeeded - other.succeeded);
  }
}
