package org.doubleloop.policy.experiment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.experiment.Experiment.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All experiments, each in one document that is changed by compare-and-set.
@Component
public final class Experiments {
  private static final String COLLECTION = "experiments";

  /// The most that a search looks at for one page.
  private static final int MOST_SEARCHED = 2_000;

  private static final List<String> LIVE =
      Stream.of(State.values()).filter(State::isLive).map(State::name).toList();

  private final MongoCollection<Document> experiments;

  public Experiments(Store store) {
    this.experiments = store.collection(COLLECTION);
    store.ensureIndexes(
        COLLECTION,
        List.of("organization", "createdAt", "id"),
        List.of("organization", "policy", "createdAt", "id"),
        List.of("state"));
    store.ensurePartialIndexes(
        COLLECTION, List.of("proposal", "organization"), List.of(ExperimentDocuments.UNTOLD));
  }

  /// The one that the same request made before, as it was then.
  ///
  /// @param bodyHash what the request's body is known by
  /// @throws ServiceException when another body was stored under this id
  public Optional<Experiment> made(Creation creation, String bodyHash) {
    return Optional.ofNullable(
            experiments.find(byId(creation.organization(), creation.id())).first())
        .map(document ->
            creation.again(
                ExperimentDocuments.fromDocument(document).asCreated(),
                bodyHash.equals(ExperimentDocuments.bodyHash(document))));
  }

  /// Adds a draft, or finds the one that the same request made.
  ///
  /// @throws ServiceException when another body was stored under this id
  public Experiment add(Creation creation, Experiment experiment, String bodyHash) {
    return Store.insertNew(experiments, ExperimentDocuments.toDocument(experiment, bodyHash))
        ? experiment
        : made(creation, bodyHash).orElseThrow();
  }

  /// Adds the trial of a proposal, which is the same whoever adds it, or finds it.
  public Experiment addTrial(Experiment trial) {
    return Store.insertNew(experiments, ExperimentDocuments.toDocument(trial, null))
        ? trial
        : find(trial.organization(), trial.id()).orElseThrow();
  }

  public Optional<Experiment> find(String organization, String id) {
    return Optional.ofNullable(experiments.find(byId(organization, id)).first())
        .map(ExperimentDocuments::fromDocument);
  }

  /// Moves an experiment on from the change that was read.
  ///
  /// @return whether that still was the last
  public boolean move(Experiment from, History to) {
    var update = new Document("$set", ExperimentDocuments.changing(from.with(to)));
    return experiments.updateOne(asRead(from), update).getMatchedCount() == 1;
  }

  /// Notes that it stands in the feed as it was read.
  public void noteTold(Experiment told) {
    experiments.updateOne(
        asRead(told), new Document("$unset", new Document(ExperimentDocuments.UNTOLD, "")));
  }

  /// Those that match, newest first. Where words are searched it may find none, and yet go on.
  ///
  /// @param below the one to go on behind
  public Page list(String organization, Filter filter, @Nullable Position below, int limit) {
    var matching = matching(organization, filter, below);
    var text = filter.text();
    if (text == null) {
      var found =
          Found.first(experiments, matching, newestFirst(), limit)
              .map(ExperimentDocuments::fromDocument);
      return new Page(found.items(), found.more() ? Position.of(found.items().getLast()) : null);
    }
    return search(matching, ExperimentDocuments.wordsOf(text), limit);
  }

  private Page search(Bson matching, List<String> words, int limit) {
    var ids = new ArrayList<String>();
    Position last = null;
    int looked = 0;
    try (var cursor =
        experiments
            .find(matching)
            .projection(include("id", "createdAt", ExperimentDocuments.WORDS))
            .sort(newestFirst())
            .limit(MOST_SEARCHED)
            .iterator()) {
      while (cursor.hasNext() && ids.size() < limit) {
        var document = cursor.next();
        looked++;
        last = new Position(document.get("createdAt", Instant.class), document.getString("id"));
        var text = document.getString(ExperimentDocuments.WORDS);
        if (words.stream().allMatch(text::contains)) {
          ids.add(document.getString("_id"));
        }
      }
      boolean more = cursor.hasNext() || looked == MOST_SEARCHED;
      var found = Found.first(experiments, ids, limit).map(ExperimentDocuments::fromDocument);
      return found.more()
          ? new Page(found.items(), Position.of(found.items().getLast()))
          : new Page(found.items(), more ? last : null);
    }
  }

  private static Bson matching(String organization, Filter filter, @Nullable Position below) {
    var filters = new ArrayList<Bson>();
    filters.add(eq("organization", organization));
    if (filter.policy() != null) {
      filters.add(eq("policy", filter.policy()));
    }
    if (filter.proposal() != null) {
      filters.add(eq("proposal", filter.proposal()));
    }
    if (filter.state() != null) {
      filters.add(eq("state", filter.state().name()));
    }
    if (below != null) {
      // Implied by the next, and what an index can use.
      filters.add(lte("createdAt", below.createdAt()));
      filters.add(
          or(
              lt("createdAt", below.createdAt()),
              and(eq("createdAt", below.createdAt()), lt("id", below.id()))));
    }
    return and(filters);
  }

  /// Those of any organization that run, are paused or are about to run, in the order of their
  /// documents.
  ///
  /// @param above the document to go on behind
  public List<Live> live(@Nullable String above, int limit) {
    var live = in("state", LIVE);
    return experiments
        .find(above == null ? live : and(live, gt("_id", above)))
        .sort(ascending("_id"))
        .limit(limit)
        .map(document ->
            new Live(document.getString("_id"), ExperimentDocuments.fromDocument(document)))
        .into(new ArrayList<>());
  }

  /// Those of any organization of which a change is not in the feed yet.
  public List<Experiment> untold(int limit) {
    return experiments
        .find(eq(ExperimentDocuments.UNTOLD, true))
        .limit(limit)
        .map(ExperimentDocuments::fromDocument)
        .into(new ArrayList<>());
  }

  private static Bson byId(String organization, String id) {
    return eq("_id", ExperimentDocuments.documentId(organization, id));
  }

  private static Bson asRead(Experiment experiment) {
    return and(
        byId(experiment.organization(), experiment.id()),
        eq(ExperimentDocuments.CHANGE_NUMBER, experiment.history().changeNumber()));
  }

  private static Bson newestFirst() {
    return orderBy(descending("createdAt"), descending("id"));
  }

  /// One that runs, by its document.
  public record Live(String document, Experiment experiment) {}

  /// @param next where to go on; null at the end
  public record Page(List<Experiment> items, @Nullable Position next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /// Which experiments to list; what is absent is any.
  public record Filter(
      @Nullable String policy,
      @Nullable String proposal,
      @Nullable State state,
      @Nullable String text) {}

  /// Where an experiment stands among those of its organization.
  public record Position(Instant createdAt, String id) {
    static Position of(Experiment experiment) {
      return new Position(experiment.createdAt(), experiment.id());
    }

    /// Reads what [#toString] has written.
    public static Position parse(String text) {
      int space = text.indexOf(' ');
      return new Position(Instant.parse(text.substring(0, space)), text.substring(space + 1));
    }

    @Override
    public String toString() {
      return createdAt + " " + id;
    }
  }
}
