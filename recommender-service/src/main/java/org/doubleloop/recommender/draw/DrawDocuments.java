package org.doubleloop.recommender.draw;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.doubleloop.recommender.exploration.Chance;
import org.jspecify.annotations.Nullable;

/// What part chance had, as a document in that of a suggestion.
public final class DrawDocuments {

  public static final String FIELD = "draw";
  private static final String EPISODE = "episode";

  private static final String REASON = "reason";
  private static final String VERSION = "version";
  private static final String TOP = "top";
  private static final String OPTIONS = "options";
  private static final String TIERS = "tiers";
  private static final String PROPENSITIES = "propensities";
  private static final String EXPERIMENT = "experiment";
  private static final String VARIANT = "variant";

  private DrawDocuments() {}

  public static Document toDocument(Draw draw) {
    var document = new Document(REASON, draw.reason().name());
    if (draw.episode() != null) {
      document.append(EPISODE, draw.episode());
    }
    if (draw.version() != null) {
      document.append(VERSION, draw.version());
    }
    if (draw.top() != null) {
      document.append(TOP, draw.top());
    }
    if (!draw.among().isEmpty()) {
      document.putAll(among(draw.among()));
    }
    var trial = draw.trial();
    if (trial != null) {
      document.append(EXPERIMENT, trial.experiment()).append(VARIANT, trial.variant());
    }
    return document;
  }

  /// The one that a document has.
  public static @Nullable Draw fromDocument(Document document) {
    var draw = document.get(FIELD, Document.class);
    return draw == null
        ? null
        : new Draw(
            Reason.valueOf(draw.getString(REASON)),
            draw.getInteger(EPISODE),
            draw.getInteger(VERSION),
            draw.getString(TOP),
            among(draw),
            trial(draw));
  }

  private static @Nullable Trial trial(Document draw) {
    var experiment = draw.getString(EXPERIMENT);
    return experiment == null ? null : new Trial(experiment, draw.getString(VARIANT));
  }

  /// The episode of a suggestion; null where it belongs to none.
  public static @Nullable Integer episode(Document document) {
    var draw = document.get(FIELD, Document.class);
    return draw == null ? null : draw.getInteger(EPISODE);
  }

  /// The experiment that decided on a suggestion; null where none did.
  public static @Nullable Trial ofSuggestion(Document document) {
    var draw = document.get(FIELD, Document.class);
    return draw == null ? null : trial(draw);
  }

  /// What chance chose among.
  public static Document among(List<Chance> among) {
    return new Document(OPTIONS, among.stream().map(Chance::option).toList())
        .append(TIERS, among.stream().map(Chance::tier).toList())
        .append(PROPENSITIES, among.stream().map(Chance::propensity).toList());
  }

  /// None where there are none in it.
  public static List<Chance> among(Document document) {
    var options = document.getList(OPTIONS, String.class);
    if (options == null) {
      return List.of();
    }
    var tiers = Objects.requireNonNull(document.getList(TIERS, Integer.class));
    var propensities = Objects.requireNonNull(document.getList(PROPENSITIES, Double.class));
    return IntStream.range(0, options.size())
        .mapToObj(i -> new Chance(options.get(i), tiers.get(i), propensities.get(i)))
        .toList();
  }
}
