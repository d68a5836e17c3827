package org.doubleloop.recommender.trial;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.jspecify.annotations.Nullable;

/// What was seen of experiments, as a part of the fold: the last look of each day and, once one has
/// shown that it is over, that one. What came after it changes nothing any more.
public final class TrialLooks implements FoldPart {
  private static final Comparator<TrialLook> BY_MOMENT = Comparator.comparing(TrialLook::moment);

  private final LaneWriter writer;
  private final Map<Name, Looks> seen = new ConcurrentHashMap<>();

  private record Name(String organization, String experiment) {
    static Name of(TrialLook look) {
      return new Name(look.organization(), look.experiment());
    }
  }

  private static final class Looks {
    private final NavigableMap<LocalDate, TrialLook> days = new ConcurrentSkipListMap<>();
    private volatile @Nullable TrialLook ending;

    void add(TrialLook look) {
      var day = LocalDate.ofInstant(look.moment(), ZoneOffset.UTC);
      days.merge(day, look, (one, other) -> BY_MOMENT.compare(one, other) >= 0 ? one : other);
      var known = ending;
      if (look.ending() != null && (known == null || BY_MOMENT.compare(look, known) < 0)) {
        ending = look;
      }
    }

    List<TrialLook> all() {
      var until = ending;
      var all =
          new ArrayList<>(
              days.values().stream()
                  .filter(each -> until == null || BY_MOMENT.compare(each, until) < 0)
                  .toList());
      if (until != null) {
        all.add(until);
      }
      return all;
    }
  }

  public TrialLooks(LaneWriter writer) {
    this.writer = writer;
  }

  /// Records what was seen, and answers what stands under its moment: the look of another where
  /// that was first.
  TrialLook record(TrialLook look) {
    return switch (writer.store(TrialLookDocuments.toStored(look))) {
      case Appended.Stored _ -> look;
      case Appended.Duplicate(var standing) -> TrialLookDocuments.fromStored(standing);
      case Appended.Refused(String reason) ->
          throw new IllegalStateException("A look is not recorded: " + reason);
    };
  }

  /// One look a day, in their order; the last is the one that ended it, where one did.
  List<TrialLook> of(String organization, String experiment) {
    var looks = seen.get(new Name(organization, experiment));
    return looks == null ? List.of() : looks.all();
  }

  /// The first look that showed that it is over.
  Optional<TrialLook> ending(String organization, String experiment) {
    var looks = seen.get(new Name(organization, experiment));
    return Optional.ofNullable(looks).flatMap(each -> Optional.ofNullable(each.ending));
  }

  @Override
  public String name() {
    return "trials";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.OWN);
  }

  @Override
  public void take(List<FeedItem> items) {
    FeedItem.only(TrialLook.class, items).forEach(this::take);
  }

  private void take(TrialLook look) {
    seen.computeIfAbsent(Name.of(look), _ -> new Looks()).add(look);
  }

  @Override
  public void save(Chunks chunks) {
    chunks.divide(
        new Document(),
        "looks",
        seen.values().stream()
            .flatMap(each -> each.all().stream())
            .sorted(
                Comparator.comparing(TrialLook::key)
                    .thenComparing(TrialLook::experiment)
                    .thenComparing(BY_MOMENT))
            .map(TrialLookDocuments::toDocument));
  }

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {
    chunks
        .flatMap(chunk -> chunk.content().getList("looks", Document.class).stream())
        .map(TrialLookDocuments::look)
        .forEach(this::take);
  }

  /// What was seen was seen.
  @Override
  public void beginAgain() {}

  /// It counts variants, and of nobody.
  @Override
  public Set<String> personalFields() {
    return Set.of();
  }
}
