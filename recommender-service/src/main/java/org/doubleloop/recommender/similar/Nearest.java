package org.doubleloop.recommender.similar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// Which texts are nearest to another, by the cosine of their vectors, nearest first; of two as
/// near the one whose action's id comes first.
///
/// @param vectors of texts, each of the length 1
record Nearest(Map<String, float[]> vectors) {
  /// Below it a text is about something else. Chosen by looking at pairs of texts: about the same
  /// matter .29 to .70, about another one of the same trade .17 to .25, about none or in another
  /// language below .1 (see `LocalEmbeddingsTest`).
  static final double FLOOR = 0.25;

  /// Above it one says nothing that the other does not.
  static final double COPY = 0.97;

  private record Near(SentText text, double cosine) {
    static final Comparator<Near> ORDER =
        Comparator.comparingDouble(Near::cosine)
            .reversed()
            .thenComparing(each -> each.text().action());
  }

  Nearest {
    vectors = Map.copyOf(vectors);
  }

  /// Those of which there is a vector, and which are near enough.
  List<SentText> to(String asked, List<SentText> texts) {
    var vector = vectors.get(asked);
    return vector == null
        ? List.of()
        : texts.stream()
            .filter(each -> vectors.containsKey(each.text()))
            .map(each -> new Near(each, cosine(vector, vector(each))))
            .filter(near -> near.cosine() >= FLOOR)
            .sorted(Near.ORDER)
            .map(Near::text)
            .toList();
  }

  /// The first that may be taken and are no copies of those before them.
  List<SentText> distinct(List<SentText> nearest, int most, Predicate<SentText> may) {
    var taken = new ArrayList<SentText>();
    for (SentText text : nearest) {
      if (taken.size() < most
          && taken.stream().noneMatch(each -> cosine(vector(each), vector(text)) > COPY)
          && may.test(text)) {
        taken.add(text);
      }
    }
    return taken;
  }

  private float[] vector(SentText text) {
    return Objects.requireNonNull(vectors.get(text.text()));
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
