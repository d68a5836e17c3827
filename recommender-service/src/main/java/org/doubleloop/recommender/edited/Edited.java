package org.doubleloop.recommender.edited;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.doubleloop.kit.id.KeyedHash;
import org.doubleloop.recommender.edited.KeptAction.Deed;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.fold.Served;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Actor;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.WrittenDraft;
import org.jspecify.annotations.Nullable;

/// What people made of drafts, as a part of the fold. One thread folds it in, any may read.
public final class Edited implements FoldPart {
  /// For each organization, in bytes.
  public static final long ROOM = 40L << 20;

  private final KeyedHash people;
  private final long room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Served<Map<String, EditSample>> samples = new Served<>(new TreeMap<>());

  /// @param people who they are is kept under it alone
  public Edited(KeyedHash people) {
    this(people, ROOM);
  }

  Edited(KeyedHash people, long room) {
    this.people = people;
    this.room = room;
  }

  /// The actions of a policy that are kept, in an order that says nothing of them.
  public List<KeptAction> of(PolicyKey key) {
    lock.lock();
    try {
      var sample = samples.serving().get(key.organization());
      return sample == null
          ? List.of()
          : sample
              .actions()
              .filter(each -> each.deed() != null && each.deed().policy().equals(key.policy()))
              .toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String name() {
    return "edited";
  }

  @Override
  public int rules() {
    return 2;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS);
  }

  @Override
  public void take(List<FeedItem> items) {
    var changes = new ArrayList<Runnable>();
    for (FeedItem item : items) {
      switch (item) {
        case Edit edit -> {
          var kept = KeptEdit.of(edit, person(edit.organization(), edit.editor()));
          changes.add(() -> change(Key.of(edit), each -> each.with(kept)));
        }
        case WrittenDraft draft when draft.policy() != null && draft.option() != null -> {
          var kept = KeptEdit.of(draft);
          changes.add(() -> change(Key.of(draft), each -> each.with(kept)));
        }
        case Action action when action.policy() != null && action.option() != null -> {
          changes.add(() -> change(Key.of(action), each -> each.with(deed(action, true))));
          if (action.draft() != null) {
            changes.add(() -> change(Key.ofAction(action), each -> each.with(deed(action, false))));
          }
        }
        case Connected connected when connected.policy() != null && connected.option() != null ->
            changes.add(() ->
                change(
                    Key.of(connected),
                    each -> each.with(connected.number(), connected.outcomes())));
        default -> {}
      }
    }
    lock.lock();
    try {
      changes.forEach(Runnable::run);
    } finally {
      lock.unlock();
    }
  }

  private void change(Key key, UnaryOperator<KeptAction> change) {
    sample(samples.folding(), key.organization())
        .change(Numbers.of(key.organization(), key.id()), key.id(), change);
  }

  /// Under what something is kept: the draft that it names, else the action.
  private record Key(String organization, String id) {
    static Key of(Edit edit) {
      return of(edit.organization(), edit.of(), edit.action());
    }

    static Key of(WrittenDraft draft) {
      return of(draft.organization(), draft.id(), "");
    }

    static Key of(Action action) {
      return of(action.organization(), action.draft(), action.id());
    }

    static Key ofAction(Action action) {
      return of(action.organization(), null, action.id());
    }

    static Key of(Connected connected) {
      return of(connected.organization(), connected.draft(), connected.action());
    }

    private static Key of(String organization, @Nullable String draft, String action) {
      return new Key(organization, draft == null ? "action:" + action : "draft:" + draft);
    }
  }

  private EditSample sample(Map<String, EditSample> all, String organization) {
    return all.computeIfAbsent(organization, _ -> new EditSample(room));
  }

  private Deed deed(Action action, boolean counts) {
    return new Deed(
        action.id(),
        Objects.requireNonNull(action.policy()),
        Objects.requireNonNull(action.option()),
        action.at(),
        Numbers.of("unit", action.units().subject()),
        action.units(),
        person(action.organization(), action.actor()),
        action.context(),
        counts);
  }

  private long person(String organization, @Nullable Actor editor) {
    return editor == null
        ? 0
        : Numbers.of(people.of("editor", organization, editor.kind(), editor.id()));
  }

  @Override
  public void beginAgain() {
    samples.beginAgain(new TreeMap<>());
  }

  @Override
  public void caughtUp() {
    samples.caughtUp();
  }

  @Override
  public void save(Chunks chunks) {
    EditedDocuments.toChunks(samples.folding(), chunks);
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    var restored = new TreeMap<String, EditSample>();
    EditedDocuments.fromChunks(chunks, organization -> sample(restored, organization));
    lock.lock();
    try {
      samples.replace(restored);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Set<String> personalFields() {
    return EditedDocuments.PERSONAL_FIELDS;
  }
}
