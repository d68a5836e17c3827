package org.doubleloop.recommender.heed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doubleloop.recommender.guidance.ArmCounts;
import org.doubleloop.recommender.heed.Written.Clause;
import org.doubleloop.recommender.window.Standing;
import org.jspecify.annotations.Nullable;

/// All that is known of a draft. It is the same in whatever order it was told.
public final class DraftFacts {
  /// An edit, and what it says by the clauses of its draft.
  public record Judged(Revised edit, Said said) {}

  private @Nullable Written written;
  private @Nullable Deed deed;
  private @Nullable Said said;
  private final List<Revised> unjudged = new ArrayList<>();
  private Instant toldAt = Instant.MIN;

  /// @return what follows from edits that were told before it
  public List<Judged> add(Written draft) {
    written = draft;
    var judged = unjudged.stream().map(each -> judge(draft, each)).toList();
    unjudged.clear();
    return judged;
  }

  public void add(Deed other) {
    deed = other.or(deed);
  }

  /// @return what follows from it, where the draft is known
  public List<Judged> add(Revised edit) {
    if (written == null) {
      unjudged.add(edit);
      return List.of();
    }
    return List.of(judge(written, edit));
  }

  private Judged judge(Written draft, Revised edit) {
    var judged =
        new Said(edit.edit(), edit.at(), edit.changed(), draft.holdingIn(edit.finalText()));
    said = judged.or(said);
    return new Judged(edit, judged);
  }

  public void toldAt(Instant recordedAt) {
    toldAt = recordedAt.isAfter(toldAt) ? recordedAt : toldAt;
  }

  /// What it adds to each clause.
  ///
  /// @param isOver whether nothing more is expected of it
  public Map<Clause, ArmCounts> counts(boolean isOver) {
    var counts = new LinkedHashMap<Clause, ArmCounts>();
    if (written != null) {
      var draft = written;
      var standing = standing();
      boolean isKnown = isSent() && (isOver || standing.isKnown());
      for (Clause clause : draft.clauses()) {
        boolean holds = said == null ? clause.holds() : said.holding().contains(clause.id());
        boolean isFollowed = isSent() && holds;
        boolean isEditedAway = isSent() && clause.holds() && !holds;
        counts.put(
            clause,
            new ArmCounts(
                1,
                isSent() ? 1 : 0,
                isFollowed ? 1 : 0,
                isEditedAway ? 1 : 0,
                isKnown ? 1 : 0,
                isKnown && isSuccess() ? 1 : 0));
      }
    }
    return counts;
  }

  public boolean isSent() {
    return deed != null || said != null;
  }

  /// When it was sent, as far as that is known.
  public Instant sentAt() {
    return deed != null ? deed.at() : said != null ? said.at() : Instant.MAX;
  }

  /// How much of it people changed; below 0 where it was not sent.
  public long changed() {
    return said != null ? said.changed() : deed != null ? 0 : -1;
  }

  public boolean isSuccess() {
    return standing().worth() > 0;
  }

  private Standing standing() {
    return written == null || deed == null
        ? Standing.PENDING
        : written.metric().standing(deed.at(), deed.outcomes());
  }

  public boolean isWritten() {
    return written != null;
  }

  public Written written() {
    return Objects.requireNonNull(written);
  }

  // What stands in a snapshot.

  public @Nullable Deed deed() {
    return deed;
  }

  public @Nullable Said said() {
    return said;
  }

  public List<Revised> unjudged() {
    return unjudged;
  }

  public Instant toldAt() {
    return toldAt;
  }

  public void restore(@Nullable Written draft, @Nullable Deed action, @Nullable Said edit) {
    written = draft;
    deed = action;
    said = edit;
  }
}
