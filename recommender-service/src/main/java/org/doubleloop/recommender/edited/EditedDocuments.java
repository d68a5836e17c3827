package org.doubleloop.recommender.edited;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.edited.KeptAction.Deed;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.signal.Units;
import org.doubleloop.recommender.wording.Rewording.Change;

/// Kept actions as documents, in the order of their hashes.
final class EditedDocuments {
  private static final String ORGANIZATION = "organization";
  private static final String ACTIONS = "actions";
  private static final String LIMIT = "limit";

  /// The texts, and what the context of an action may say of somebody. Without its texts an edit
  /// still says that a draft was edited, and no more.
  static final Set<String> PERSONAL_FIELDS =
      Set.of("actions.context", "actions.edits.draft", "actions.edits.final");

  private EditedDocuments() {}

  static void toChunks(Map<String, EditSample> samples, Chunks chunks) {
    new TreeMap<>(samples)
        .forEach((organization, sample) ->
            chunks.divide(
                new Document(ORGANIZATION, organization)
                    .append(LIMIT, List.of(sample.limit().place(), sample.limit().id())),
                ACTIONS,
                sample.actions().map(EditedDocuments::toDocument)));
  }

  static void fromChunks(Stream<Chunks.Chunk> chunks, Function<String, EditSample> samples) {
    chunks
        .map(Chunks.Chunk::content)
        .forEach(content -> {
          var sample = samples.apply(content.getString(ORGANIZATION));
          var limit = content.getList(LIMIT, Object.class);
          sample.limit(new EditSample.Key((Long) limit.getFirst(), (String) limit.getLast()));
          content
              .getList(ACTIONS, Document.class)
              .forEach(each -> sample.restore(fromDocument(each)));
        });
  }

  private static Document toDocument(KeptAction action) {
    var document = new Document("place", action.place()).append("id", action.id());
    var deed = action.deed();
    if (deed != null) {
      document
          .append("action", deed.action())
          .append("policy", deed.policy())
          .append("option", deed.option())
          .append("at", deed.at().toEpochMilli())
          .append("unit", deed.unit())
          .append("subject", deed.units().subject())
          .append("account", deed.units().account())
          .append("person", deed.person())
          .append("counts", deed.counts())
          .append("context", new Document(new TreeMap<>(deed.context())));
    }
    if (!action.edits().isEmpty()) {
      document.append("edits", action.edits().stream().map(EditedDocuments::toDocument).toList());
    }
    if (action.number() > 0) {
      document
          .append("n", action.number())
          .append("outcomes", action.outcomes().stream().map(EditedDocuments::toList).toList());
    }
    return document;
  }

  private static Document toDocument(KeptEdit edit) {
    return new Document("id", edit.id())
        .append("at", edit.at().toEpochMilli())
        .append("person", edit.person())
        .append("draft", edit.draft())
        .append("final", edit.revised())
        .append(
            "changes",
            edit.changes().stream()
                .map(each -> List.of(each.offset(), each.length(), each.newLength()))
                .toList());
  }

  private static List<Object> toList(CountedOutcome outcome) {
    return List.of(
        outcome.id(),
        outcome.type(),
        outcome.value(),
        outcome.at().toEpochMilli(),
        outcome.last(),
        outcome.certain());
  }

  private static KeptAction fromDocument(Document document) {
    return new KeptAction(
        document.getLong("place"),
        document.getString("id"),
        document.containsKey("policy") ? deed(document) : null,
        document.getList("edits", Document.class, List.of()).stream()
            .map(EditedDocuments::edit)
            .toList(),
        document.getInteger("n", 0),
        document.getList("outcomes", List.class, List.of()).stream()
            .map(EditedDocuments::outcome)
            .toList());
  }

  private static Deed deed(Document document) {
    return new Deed(
        document.getString("action"),
        document.getString("policy"),
        document.getString("option"),
        Instant.ofEpochMilli(document.getLong("at")),
        document.getLong("unit"),
        new Units(document.getString("subject"), document.getString("account")),
        document.getLong("person"),
        document.get("context", new Document()),
        document.getBoolean("counts"));
  }

  private static KeptEdit edit(Document document) {
    boolean isErased = !document.containsKey("draft");
    return KeptEdit.of(
        document.getString("id"),
        Instant.ofEpochMilli(document.getLong("at")),
        document.getLong("person"),
        isErased ? "" : document.getString("draft"),
        isErased ? "" : document.getString("final"),
        document.getList("changes", List.class).stream()
            .map(each -> change((List<?>) each))
            .toList());
  }

  private static Change change(List<?> numbers) {
    return new Change((Integer) numbers.get(0), (Integer) numbers.get(1), (Integer) numbers.get(2));
  }

  private static CountedOutcome outcome(List<?> values) {
    return new CountedOutcome(
        (String) values.get(0),
        (String) values.get(1),
        (Double) values.get(2),
        Instant.ofEpochMilli((Long) values.get(3)),
        (Boolean) values.get(4),
        (Boolean) values.get(5));
  }
}
