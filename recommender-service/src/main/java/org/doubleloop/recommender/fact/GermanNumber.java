package org.doubleloop.recommender.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A German number in one word, below a million: `neunhundert`, `einundzwanzig`, `zwölf`; also as a
/// part of `dreimal`, `zweifach` and `zweite`.
final class GermanNumber {

  private static final Map<String, Long> UNITS =
      Map.of(
          "zwei", 2L, "drei", 3L, "vier", 4L, "fünf", 5L, "sechs", 6L, "sieben", 7L, "acht", 8L,
          "neun", 9L);
  private static final Map<String, Long> TEENS =
      Map.of(
          "zehn",
          10L,
          "elf",
          11L,
          "zwölf",
          12L,
          "dreizehn",
          13L,
          "vierzehn",
          14L,
          "fünfzehn",
          15L,
          "sechzehn",
          16L,
          "siebzehn",
          17L,
          "achtzehn",
          18L,
          "neunzehn",
          19L);
  private static final Map<String, Long> TENS =
      Map.of(
          "zwanzig",
          20L,
          "dreißig",
          30L,
          "dreissig",
          30L,
          "vierzig",
          40L,
          "fünfzig",
          50L,
          "sechzig",
          60L,
          "siebzig",
          70L,
          "achtzig",
          80L,
          "neunzig",
          90L);
  private static final List<String> ENDINGS =
      List.of(
          "mal",
          "fach",
          "fache",
          "fachen",
          "prozentig",
          "prozentige",
          "stündig",
          "tägig",
          "tägige",
          "tägigen",
          "jährig",
          "te",
          "ten",
          "ter",
          "tes",
          "ste",
          "sten",
          "ster",
          "stes");

  private GermanNumber() {}

  static Optional<Long> of(String word) {
    var plain = word.replace("fuenf", "fünf").replace("zwoelf", "zwölf");
    return whole(plain)
        .or(() ->
            ENDINGS.stream()
                .filter(plain::endsWith)
                .flatMap(
                    ending -> whole(plain.substring(0, plain.length() - ending.length())).stream())
                .findFirst());
  }

  private static Optional<Long> whole(String word) {
    return scaled(word, "tausend", 1000).or(() -> hundreds(word));
  }

  private static Optional<Long> hundreds(String word) {
    return scaled(word, "hundert", 100).or(() -> belowHundred(word));
  }

  private static Optional<Long> scaled(String word, String name, long scale) {
    int at = word.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    var before = word.substring(0, at);
    var after = word.substring(at + name.length()).replaceFirst("^und(?=.)", "");
    var times = before.isEmpty() || before.equals("ein") ? Optional.of(1L) : hundreds(before);
    var rest =
        after.isEmpty()
            ? Optional.of(0L)
            : after.equals("eins") ? Optional.of(1L) : hundreds(after);
    return times.flatMap(many -> rest.map(more -> many * scale + more));
  }

  private static Optional<Long> belowHundred(String word) {
    var simple =
        Optional.ofNullable(UNITS.get(word))
            .or(() -> Optional.ofNullable(TEENS.get(word)))
            .or(() -> Optional.ofNullable(TENS.get(word)));
    int and = word.indexOf("und");
    if (simple.isPresent() || and <= 0) {
      return simple;
    }
    var unit = word.substring(0, and);
    var units = unit.equals("ein") ? Optional.of(1L) : Optional.ofNullable(UNITS.get(unit));
    return units.flatMap(
        one -> Optional.ofNullable(TENS.get(word.substring(and + 3))).map(tens -> tens + one));
  }
}
