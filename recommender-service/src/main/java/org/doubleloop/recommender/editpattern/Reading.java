package org.doubleloop.recommender.editpattern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.edited.KeptAction;
import org.doubleloop.recommender.edited.KeptAction.Deed;
import org.doubleloop.recommender.edited.KeptEdit;
import org.doubleloop.recommender.editpattern.Repeated.Part;
import org.doubleloop.recommender.editpattern.Shown.Example;
import org.doubleloop.recommender.pattern.Pattern;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.pattern.PhraseSearch;
import org.doubleloop.recommender.pattern.Reworded;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.wording.Excerpt;
import org.jspecify.annotations.Nullable;

/// Reads the actions at one place.
public final class Reading {
  /// So many edited drafts are looked at: the first by their hashes, which say nothing of them.
  private static final int MOST_EDITED = 600;

  /// So many of the newest drafts tell what is done lately.
  private static final int NEWEST = 240;

  private static final int MOST_EXAMPLES = 3;

  private final List<KeptAction> actions;
  private final Set<String> editedActions = new HashSet<>();
  private final Map<String, Deed> deeds = new HashMap<>();
  private final Map<String, KeptEdit> edits = new HashMap<>();
  private final List<Reworded> edited = new ArrayList<>();
  private final List<Reworded> asTheyWere = new ArrayList<>();

  private Reading(List<KeptAction> actions) {
    this.actions = actions;
    actions.stream()
        .filter(KeptAction::isEdited)
        .map(action -> Objects.requireNonNull(action.deed()).action())
        .forEach(editedActions::add);
  }

  /// @param all actions of the policy that are kept, by their hashes
  /// @param closedAt up to when time has passed, in seconds since 1970
  public static Repeated of(
      PolicyVersion version, Cell place, List<KeptAction> all, long closedAt) {
    return of(version, place, null, at(place, version, all), closedAt);
  }

  /// The same of the newest drafts: what people have begun to do lately they did in few of all
  /// drafts, for as long as they had not.
  static Repeated lately(PolicyVersion version, Cell place, List<KeptAction> all, long closedAt) {
    var there = at(place, version, all);
    var since =
        there.stream()
            .filter(action -> !action.edits().isEmpty())
            .map(Reading::when)
            .sorted(Comparator.reverseOrder())
            .skip(NEWEST - 1)
            .findFirst()
            .orElse(null);
    return since == null
        ? of(version, place, null, there, closedAt)
        : of(
            version,
            place,
            since,
            there.stream().filter(action -> !when(action).isBefore(since)).toList(),
            closedAt);
  }

  private static List<KeptAction> at(Cell place, PolicyVersion version, List<KeptAction> all) {
    var cells = version.cells();
    return all.stream()
        .filter(action -> {
          var deed = action.deed();
          return deed != null && cells.traitsOf(deed.context()).containsAll(place.traits());
        })
        .toList();
  }

  private static Instant when(KeptAction action) {
    return Objects.requireNonNull(action.deed()).at();
  }

  private static Repeated of(
      PolicyVersion version,
      Cell place,
      @Nullable Instant since,
      List<KeptAction> there,
      long closedAt) {
    var reading = new Reading(there);
    there.forEach(reading::read);
    return reading.told(version, place, since, closedAt);
  }

  /// Of an edited draft what was changed; of another one its text.
  private void read(KeptAction action) {
    var deed = Objects.requireNonNull(action.deed());
    boolean isEdited = editedActions.contains(deed.action());
    for (KeptEdit edit : isEdited ? action.edits() : first(action.edits())) {
      var drafts = isEdited ? edited : asTheyWere;
      if (edit.isChanged() == isEdited && !edit.isErased() && drafts.size() < MOST_EDITED) {
        drafts.add(edit.reworded(deed));
        edits.put(edit.id(), edit);
        deeds.put(edit.id(), deed);
      }
    }
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(1, all.size()));
  }

  private Repeated told(PolicyVersion version, Cell place, @Nullable Instant since, long closedAt) {
    int balanced = Math.min(edited.size(), asTheyWere.size());
    var drafts = new ArrayList<>(edited);
    drafts.addAll(asTheyWere.subList(0, balanced));
    var people = new HashSet<Long>();
    edited.stream().map(Reworded::person).filter(person -> person != 0).forEach(people::add);
    return new Repeated(
        version,
        place,
        since,
        edited.size(),
        balanced,
        people.size(),
        part(PatternKind.REMOVED, drafts),
        part(PatternKind.ADDED, drafts),
        KindCount.of(edited.stream().map(each -> edit(each.id())).toList()),
        EditAssociation.of(actions, editedActions, version, closedAt),
        drafts);
  }

  private Part part(PatternKind kind, List<Reworded> drafts) {
    var found = PhraseSearch.of(kind, drafts);
    return new Part(found.patterns().stream().map(this::shown).toList(), found);
  }

  private KeptEdit edit(String id) {
    return Objects.requireNonNull(edits.get(id));
  }

  private Shown shown(Pattern pattern) {
    var examples =
        pattern.edits().stream()
            .limit(MOST_EXAMPLES)
            .map(id -> example(pattern, edit(id)))
            .flatMap(Optional::stream)
            .toList();
    return new Shown(pattern, text(pattern), examples, null);
  }

  private String text(Pattern pattern) {
    return pattern.edits().stream()
        .map(id -> source(pattern, edit(id)))
        .flatMap(source ->
            pattern
                .phrase()
                .in(source)
                .map(place -> source.substring(place.start(), place.end()))
                .stream())
        .findFirst()
        .orElseThrow()
        .replaceAll("\\s+", " ");
  }

  private static String source(Pattern pattern, KeptEdit edit) {
    return pattern.kind() == PatternKind.REMOVED ? edit.draft() : edit.revised();
  }

  private Optional<Example> example(Pattern pattern, KeptEdit edit) {
    return pattern
        .phrase()
        .in(source(pattern, edit))
        .map(place ->
            pattern.kind() == PatternKind.REMOVED
                ? Excerpt.ofDraft(edit.draft(), edit.revised(), edit.changes(), place)
                : Excerpt.ofRevised(edit.draft(), edit.revised(), edit.changes(), place))
        .map(excerpt ->
            new Example(
                edit.id(),
                Objects.requireNonNull(deeds.get(edit.id())).action(),
                excerpt.before(),
                excerpt.after()));
  }
}
