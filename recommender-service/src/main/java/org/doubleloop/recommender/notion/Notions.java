package org.doubleloop.recommender.notion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.doubleloop.recommender.asking.Asked.NotTold;
import org.doubleloop.recommender.asking.Asked.Told;
import org.doubleloop.recommender.asking.Asker;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.asking.Question;
import org.doubleloop.recommender.cited.Additions;
import org.doubleloop.recommender.cited.Claim;
import org.doubleloop.recommender.cited.ClaimCheck;
import org.doubleloop.recommender.cited.Flaw;
import org.doubleloop.recommender.contrast.Listed;
import org.doubleloop.recommender.notion.Judged.Falls;
import org.doubleloop.recommender.notion.Judged.Stands;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.revision.Remark;
import org.doubleloop.recommender.revision.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks a model what it makes of a policy's evidence. The same evidence is not shown twice within a
/// day: what was answered is counted anew.
@Component
public final class Notions {
  private static final Instructions INSTRUCTIONS = Instructions.named("notions.v1");
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int MOST_KEPT = 1_000;

  private final Asker asker;
  private final Exhibitor exhibitor;
  private final Counting counting;
  private final Additions additions;
  private final Cache<PolicyKey, Answered> answered =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

  /// An answer without what was shown for it, which may have to be forgotten.
  ///
  /// @param fingerprint of what was shown
  /// @param shown how many things
  /// @param fresh whether it was given just now
  private record Answered(
      String fingerprint, int shown, List<Pointed> pointed, Author by, boolean fresh) {
    Answered again() {
      return new Answered(fingerprint, shown, pointed, by, false);
    }
  }

  /// @param notion what it asks for
  /// @param flaw of what it says; null: none
  /// @param remark what it says; nothing where that has a flaw
  private record Pointed(Notion notion, @Nullable Flaw flaw, Remark remark) {}

  /// What was found, with what a model has added.
  ///
  /// @param said in words; nothing where no model was asked
  public record Added(List<Revision> revisions, List<String> said) {
    public Added {
      revisions = List.copyOf(revisions);
      said = List.copyOf(said);
    }
  }

  Notions(Asker asker, Exhibitor exhibitor, Counting counting, Additions additions) {
    this.asker = asker;
    this.exhibitor = exhibitor;
    this.counting = counting;
    this.additions = additions;
  }

  /// Has all that is asked of a model meanwhile share the deadline of one question.
  public <T> T together(Supplier<T> questions) {
    return asker.together(questions);
  }

  /// @param contrasts all that are counted now, the surest first
  /// @param found by counting; it stays first, and is what the model's words are put to where they
  ///   are about the same
  /// @param now of the organization
  public Added add(
      PolicyVersion version, List<Listed> contrasts, List<Revision> found, Instant now) {
    if (!asker.isThere()) {
      return new Added(found, List.of());
    }
    return answered(version, contrasts)
        .map(each -> added(each, version, contrasts, found, now))
        .orElseGet(() -> new Added(found, List.of()));
  }

  private Optional<Answered> answered(PolicyVersion version, List<Listed> contrasts) {
    var exhibits = exhibitor.exhibits(version, contrasts);
    if (exhibits.areNone()) {
      return Optional.empty();
    }
    var fingerprint = exhibits.fingerprint();
    var known = answered.getIfPresent(version.key());
    if (known != null && known.fingerprint().equals(fingerprint)) {
      return Optional.of(known.again());
    }
    var question =
        new Question(
            version.key().organization(), INSTRUCTIONS, Answers.FORM, exhibits.data(), Map.of());
    return switch (asker.ask(question)) {
      case Told(var answer, var by) -> {
        var check = new ClaimCheck(exhibits.evidence(), exhibits.own());
        var pointed =
            Answers.read(answer).stream().map(notion -> pointed(check, notion, by)).toList();
        var fresh = new Answered(fingerprint, exhibits.evidence().size(), pointed, by, true);
        answered.put(version.key(), fresh);
        yield Optional.of(fresh);
      }
      case NotTold _ -> Optional.empty();
    };
  }

  private Added added(
      Answered answer,
      PolicyVersion version,
      List<Listed> contrasts,
      List<Revision> found,
      Instant now) {
    var all = new ArrayList<>(found);
    var dropped = new ArrayList<Flaw>();
    for (Pointed each : answer.pointed()) {
      var notion = each.notion();
      var judged =
          Optional.ofNullable(each.flaw())
              .<Judged>map(Falls::new)
              .orElseGet(() -> counting.judge(notion, version, contrasts, now));
      switch (judged) {
        case Falls(var flaw) -> {
          dropped.add(flaw);
          count(answer, notion, Optional.of(flaw));
        }
        case Stands(var revision) -> {
          count(answer, notion, Optional.empty());
          put(all, revision, each.remark());
        }
      }
    }
    return new Added(all, List.of(said(answer, dropped)));
  }

  private void count(Answered answer, Notion notion, Optional<Flaw> flaw) {
    if (answer.fresh()) {
      additions.count(notion.kind().addition(), flaw);
    }
  }

  /// Says it to what is found already, else puts it behind that.
  private static void put(List<Revision> all, Revision revision, Remark remark) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isLike(revision)) {
        if (all.get(i).remark() == null) {
          all.set(i, all.get(i).with(remark.beside()));
        }
        return;
      }
    }
    all.add(revision.with(remark));
  }

  private static Pointed pointed(ClaimCheck check, Notion notion, Author by) {
    var flaw =
        notion.sentences().isEmpty()
            ? Optional.of(Flaw.UNCITED)
            : check.flaw(notion.sentences()).or(() -> check.flaw(notion.maybe()));
    List<Claim> sentences = flaw.isPresent() ? List.of() : notion.sentences();
    List<Claim> maybe = flaw.isPresent() ? List.of() : notion.maybe();
    return new Pointed(
        notion.bare(),
        flaw.orElse(null),
        new Remark(by, true, check.sentences(sentences), check.sentences(maybe)));
  }

  private static String said(Answered answer, List<Flaw> dropped) {
    int all = answer.pointed().size();
    var words =
        "Model %s was shown %,d counted things and edits (prompt %s): of %d that it pointed to, %d stand the counts."
            .formatted(
                answer.by().model(),
                answer.shown(),
                answer.by().prompt(),
                all,
                all - dropped.size());
    var why =
        dropped.stream()
            .collect(Collectors.groupingBy(Flaw::name, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return why.isEmpty() ? words : words + " Dropped: " + why + ".";
  }
}
