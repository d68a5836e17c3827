package org.doubleloop.recommender.draft;

import static org.doubleloop.recommender.draft.Drafting.Progress.Step.CAPTURING;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.similar.PastTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes drafts and has them captured, so that whoever sends or changes one need but name it.
@Component
final class Drafting {

  private static final int LONGEST_TEXT = 20_000;

  private final Drafter drafter;
  private final DraftSignal.Capture capture;
  private final Creations creations;
  private final PastTexts pastTexts;

  Drafting(Drafter drafter, DraftSignal.Capture capture, Creations creations, PastTexts pastTexts) {
    this.drafter = drafter;
    this.capture = capture;
    this.creations = creations;
    this.pastTexts = pastTexts;
  }

  /// A draft, and the name that it has.
  ///
  /// @param id of its signal; null where it is not known to be captured
  record Kept(Draft draft, @Nullable String id) {}

  /// What is being done.
  ///
  /// @param number of the text, from 1
  record Progress(Step step, int number) {
    enum Step {
      /// A text is written, by the model or the template.
      WRITING,
      /// What was written is captured, so that it can be named.
      CAPTURING
    }
  }

  /// As many as asked for, or fewer; the one to begin with first.
  ///
  /// @param progress hears of each step before it is taken
  /// @throws ServiceException when a text is longer than an answer's may be
  List<Kept> write(Commission commission, Consumer<Progress> progress) {
    var kept = new ArrayList<Kept>();
    boolean takes = true;
    var drafts =
        drafter.drafts(
            commission.suggestion().key().organization(),
            commission.request(),
            message -> pastTexts.of(commission.wanted(message)),
            commission.count(),
            progress);
    drafts.forEach(Drafting::requireToFit);
    for (var draft : drafts) {
      progress.accept(new Progress(CAPTURING, kept.size() + 1));
      // Where one was not taken, nobody waits for the others.
      var id = takes ? captured(commission.signal(draft)) : null;
      takes = id != null;
      kept.add(new Kept(draft, id));
    }
    return kept;
  }

  private static void requireToFit(Draft draft) {
    if (Characters.isLonger(draft.text(), LONGEST_TEXT)) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "The text would be too long",
          List.of(new FieldFault("/values", "SIZE", "make a text of more than 20000 characters")));
    }
  }

  /// The id is made of all that it says: who asks for the same again, and gets the same, has the
  /// same draft. A hash without the secret would let the text be guessed after it was erased.
  private @Nullable String captured(DraftSignal signal) {
    var id = Ids.hash(creations.bodyHash(signal));
    return capture.capture(id, signal) ? id : null;
  }
}
