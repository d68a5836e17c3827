package org.doubleloop.recommender.edited;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.SomePolicy;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Actor;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.Edit.Span;
import org.doubleloop.recommender.signal.Occasion;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.signal.WrittenDraft;
import org.doubleloop.recommender.wording.Rewording.Change;
import org.jspecify.annotations.Nullable;

/// A draft as pieces, some of which somebody has replaced.
///
/// @param pieces in the draft and in the final text, which may be the same
public record SomeEdit(
    String name, String person, Map<String, Object> context, List<Piece> pieces) {
  public static final Instant AT = SomePolicy.START.plusSeconds(3_600);

  public record Piece(String before, String after) {}

  public static Piece kept(String text) {
    return new Piece(text, text);
  }

  public static Piece removed(String text) {
    return new Piece(text, "");
  }

  public static Piece added(String text) {
    return new Piece("", text);
  }

  public String draft() {
    return String.join("", pieces.stream().map(Piece::before).toList());
  }

  public String revised() {
    return String.join("", pieces.stream().map(Piece::after).toList());
  }

  private List<Span> spans() {
    var spans = new ArrayList<Span>();
    int offset = 0;
    for (Piece piece : pieces) {
      if (!piece.before().equals(piece.after())) {
        spans.add(new Span(offset, piece.before(), piece.after()));
      }
      offset += piece.before().length();
    }
    return spans;
  }

  public List<Change> changes() {
    return spans().stream()
        .map(span -> new Change(span.offset(), span.from().length(), span.to().length()))
        .toList();
  }

  public Action action() {
    return actionAt(AT);
  }

  public Action actionAt(Instant at) {
    return action(null, at);
  }

  /// The same action, which names the draft that it sent.
  public Action sending() {
    return action("d-" + name, AT);
  }

  private Action action(@Nullable String sent, Instant at) {
    return new Action(
        SomePolicy.KEY.organization(),
        "a-" + name,
        "subject-" + name,
        null,
        new Units("unit-" + name, null),
        SomePolicy.KEY.policy(),
        1,
        "a",
        null,
        sent,
        null,
        Occasion.UNSAID,
        context,
        new Actor("PERSON", person),
        null,
        at,
        at,
        null,
        Map.of());
  }

  /// The draft as it was written.
  public WrittenDraft written() {
    return new WrittenDraft(
        SomePolicy.KEY.organization(),
        "d-" + name,
        null,
        SomePolicy.KEY.policy(),
        1,
        "a",
        draft(),
        false,
        null,
        List.of(),
        List.of(),
        null,
        AT,
        AT,
        null,
        Map.of());
  }

  public Edit edit() {
    return edit(null);
  }

  /// The same edit, which names the draft.
  public Edit editing() {
    return edit("d-" + name);
  }

  private Edit edit(@Nullable String of) {
    return new Edit(
        SomePolicy.KEY.organization(),
        "e-" + name,
        "a-" + name,
        of,
        draft(),
        revised(),
        spans(),
        0.5,
        new Actor("PERSON", person),
        AT,
        AT,
        null,
        Map.of());
  }

  public Connected replied(int number) {
    return new Connected(
        SomePolicy.KEY.organization(),
        "a-" + name,
        number,
        AT,
        "subject-" + name,
        new Units("unit-" + name, null),
        SomePolicy.KEY.policy(),
        1,
        "a",
        null,
        null,
        null,
        Occasion.UNSAID,
        context,
        null,
        List.of(new CountedOutcome("o-" + name + number, "replied", number, AT, false, true)),
        List.of(),
        AT);
  }
}
