package org.doubleloop.policy.experiment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.rule.Places;
import org.doubleloop.kit.store.Store;
import org.doubleloop.policy.rule.Attribute;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which experiment has which place of a policy: one document a policy, changed by compare-and-set,
/// so that of two that may give a unit different things one has the place. A place is held for one
/// start of an experiment. Where that is over nobody holds it, so that there is nothing to give
/// back, and nothing to lose.
@Component
public final class Slots {
  private static final String COLLECTION = "experiment-slots";
  private static final String KIND = "experiment-slots";
  private static final String REVISION = "revision";
  private static final String SLOTS = "slots";

  private final MongoCollection<Document> policies;
  private final Experiments experiments;

  public Slots(Store store, Experiments experiments) {
    this.policies = store.collection(COLLECTION);
    this.experiments = experiments;
  }

  /// @param start the change by which the experiment was to run
  private record Slot(String experiment, int start) {}

  private record Held(int revision, List<Slot> slots) {}

  /// Takes the place of an experiment that is starting; it may have it already.
  ///
  /// @param attributes those that conditions may read
  /// @return the experiment that has it, where that is another one
  public Optional<Experiment> take(Experiment starting, List<Attribute> attributes) {
    var slot = new Slot(starting.id(), starting.history().startNumber());
    while (true) {
      var held = held(starting.organization(), starting.policy());
      if (held.slots.contains(slot)) {
        return Optional.empty();
      }
      var live = live(starting.organization(), held);
      var other = overlapping(live, attributes, starting.setup().where());
      if (other.isPresent()) {
        return other;
      }
      var kept = live.stream().map(each -> new Slot(each.id(), each.history().startNumber()));
      if (put(starting, held.revision, Stream.concat(kept, Stream.of(slot)).toList())) {
        return Optional.empty();
      }
    }
  }

  /// The experiment that may give a unit at a place something, if there is one.
  ///
  /// @param where null: everywhere
  public Optional<Experiment> at(
      String organization, String policy, List<Attribute> attributes, @Nullable String where) {
    return overlapping(live(organization, held(organization, policy)), attributes, where);
  }

  private static Optional<Experiment> overlapping(
      List<Experiment> live, List<Attribute> attributes, @Nullable String where) {
    return live.stream()
        .filter(each -> Places.overlap(attributes, each.setup().where(), where))
        .findFirst();
  }

  /// Those that have their places by the start that they were taken for: once that is over, it is
  /// for ever.
  private List<Experiment> live(String organization, Held held) {
    return held.slots.stream()
        .flatMap(slot ->
            experiments
                .find(organization, slot.experiment)
                .filter(each -> each.state().isLive())
                .filter(each -> each.history().startNumber() == slot.start)
                .stream())
        .toList();
  }

  private Held held(String organization, String policy) {
    var document = policies.find(eq("_id", documentId(organization, policy))).first();
    return document == null
        ? new Held(0, List.of())
        : new Held(
            document.getInteger(REVISION),
            document.getList(SLOTS, Document.class).stream()
                .map(slot -> new Slot(slot.getString("experiment"), slot.getInteger("start")))
                .toList());
  }

  private boolean put(Experiment of, int revision, List<Slot> slots) {
    var id = documentId(of.organization(), of.policy());
    var documents =
        slots.stream()
            .map(slot -> new Document("experiment", slot.experiment).append("start", slot.start))
            .toList();
    if (revision == 0) {
      return Store.insertNew(
          policies,
          new Document("_id", id)
              .append("organization", of.organization())
              .append("kind", KIND)
              .append("policy", of.policy())
              .append(REVISION, 1)
              .append(SLOTS, documents));
    }
    var update =
        new Document("$set", new Document(REVISION, revision + 1).append(SLOTS, documents));
    return policies.updateOne(and(eq("_id", id), eq(REVISION, revision)), update).getMatchedCount()
        == 1;
  }

  private static String documentId(String organization, String policy) {
    return Ids.document(organization, KIND, policy);
  }
}
