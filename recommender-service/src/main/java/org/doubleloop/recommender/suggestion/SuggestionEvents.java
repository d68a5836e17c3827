package org.doubleloop.recommender.suggestion;

import java.time.Duration;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.fold.SuggestionEvent;
import org.springframework.stereotype.Component;

/// Reads this service's own feed, that is what all its processes have suggested and heard of it,
/// into what is counted.
@Component
public final class SuggestionEvents {

  private static final int PAGE = 1_000;
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final Tailer tailer;
  private final Fold fold;

  SuggestionEvents(Tailer tailer, Fold fold) {
    this.tailer = tailer;
    this.fold = fold;
  }

  /// Reads on, and waits for what is new for a moment.
  public void step() {
    var page = tailer.awaitAndRead(fold.ownCursor(), Optional.empty(), PAGE, WAIT);
    fold.foldRemarks(
        page.documents().stream().map(SuggestionEvents::remark).flatMap(Optional::stream).toList(),
        page.next());
  }

  private static Optional<SuggestionEvent> remark(Document document) {
    return switch (document.getString("kind")) {
      case SuggestionDocuments.KIND ->
          SuggestionDocuments.suggested(document, "option").map(SuggestionEvent::suggested);
      case FeedbackDocuments.KIND -> FeedbackDocuments.remark(document);
      default -> Optional.empty();
    };
  }
}
