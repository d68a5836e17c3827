package org.doubleloop.recommender.heed;

import java.time.Instant;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.guidance.Excerpt;
import org.doubleloop.recommender.signal.Edit;
import org.jspecify.annotations.Nullable;

/// What somebody made of a draft, as long as it is not known by which clauses to look at it.
///
/// @param changed how much of it, up to [UnitArm#WHOLE]
/// @param before what is changed, in short, and `after` what it became
/// @param editor stands for who
public record Revised(
    String edit,
    Instant at,
    Instant recordedAt,
    long changed,
    String draft,
    String finalText,
    String before,
    String after,
    @Nullable String editor) {

  public static Revised of(Edit edit) {
    var excerpt = Excerpt.of(edit);
    var editor = edit.editor();
    return new Revised(
        edit.id(),
        edit.at(),
        edit.recordedAt(),
        Math.round(edit.shareChanged() * UnitArm.WHOLE),
        edit.draft(),
        edit.finalText(),
        excerpt.before(),
        excerpt.after(),
        editor == null ? null : Ids.hash(edit.organization(), editor.kind(), editor.id()));
  }
}
