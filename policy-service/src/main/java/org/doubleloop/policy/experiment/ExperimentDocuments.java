package org.doubleloop.policy.experiment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.change.ClauseRef;
import org.jspecify.annotations.Nullable;

/// Writes experiments into documents and reads them back.
final class ExperimentDocuments {
  static final String KIND = "experiment";

  /// By which a change is a compare-and-set.
  static final String CHANGE_NUMBER = "revision";

  /// Set while a change is not in the feed yet.
  static final String UNTOLD = "untold";

  /// What searches look in, in lower case.
  static final String WORDS = "words";

  private ExperimentDocuments() {}

  static String documentId(String organization, String id) {
    return Ids.document(organization, KIND, id);
  }

  /// @param bodyHash of the request that made it; null where none did
  static Document toDocument(Experiment experiment, @Nullable String bodyHash) {
    var document =
        new Document("_id", documentId(experiment.organization(), experiment.id()))
            .append("id", experiment.id())
            .append("organization", experiment.organization())
            .append("kind", KIND)
            .append("policy", experiment.policy())
            .append("createdAt", experiment.createdAt())
            .append("setup", toDocument(experiment.setup()));
    put(document, "proposal", experiment.proposal());
    put(document, "bodyHash", bodyHash);
    document.putAll(changing(experiment));
    return document;
  }

  /// The fields that change.
  static Document changing(Experiment experiment) {
    var history = experiment.history();
    var document =
        new Document(CHANGE_NUMBER, history.changeNumber())
            .append("state", history.state().name())
            .append(WORDS, words(experiment))
            .append(
                "events",
                history.events().stream().map(ExperimentEventDocuments::toDocument).toList());
    return history.state().isTold() ? document.append(UNTOLD, true) : document;
  }

  static Experiment fromDocument(Document document) {
    return new Experiment(
        document.getString("organization"),
        document.getString("id"),
        document.getString("policy"),
        document.getString("proposal"),
        setup(document.get("setup", Document.class)),
        new History(
            document.getList("events", Document.class).stream()
                .map(ExperimentEventDocuments::fromDocument)
                .toList()));
  }

  static @Nullable String bodyHash(Document document) {
    return document.getString("bodyHash");
  }

  private static String words(Experiment experiment) {
    var setup = experiment.setup();
    var concluded = experiment.history().concluded();
    var texts = new ArrayList<@Nullable String>();
    texts.add(concluded == null ? null : concluded.learning());
    texts.add(setup.title());
    texts.add(setup.rationale());
    texts.add(setup.where());
    texts.add(experiment.policy());
    experiment.history().variant().clauses().stream().map(ClauseRef::id).forEach(texts::add);
    return String.join("\n", texts.stream().filter(Objects::nonNull).toList())
        .toLowerCase(Locale.ROOT);
  }

  private static Document toDocument(Setup setup) {
    var document =
        new Document("rationale", setup.rationale())
            .append("share", setup.share())
            .append("until", setup.until().toString());
    put(document, "title", setup.title());
    put(document, "where", setup.where());
    put(document, "unitsPerWeek", setup.unitsPerWeek());
    put(document, "rate", setup.rate());
    return document;
  }

  private static Setup setup(Document document) {
    return new Setup(
        document.getString("title"),
        document.getString("rationale"),
        document.getString("where"),
        document.getDouble("share"),
        LocalDate.parse(document.getString("until")),
        document.getDouble("unitsPerWeek"),
        document.getDouble("rate"));
  }

  private static void put(Document document, String name, @Nullable Object value) {
    if (value != null) {
      document.append(name, value);
    }
  }

  /// The words of a search, each of which has to stand there.
  static List<String> wordsOf(String text) {
    return List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }
}
