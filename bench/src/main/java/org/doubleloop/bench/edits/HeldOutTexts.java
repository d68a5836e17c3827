package org.doubleloop.bench.edits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.doubleloop.bench.Figure;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.pattern.PhraseSearch;
import org.doubleloop.recommender.pattern.Reworded;
import org.doubleloop.recommender.pattern.Share;
import org.doubleloop.recommender.wording.Phrase;
import org.doubleloop.recommender.wording.Rewording;
import org.doubleloop.recommender.wording.Rewording.Change;
import org.doubleloop.recommender.wording.Words;
import org.doubleloop.signal.edit.TextDiff;
import tools.jackson.databind.json.JsonMapper;

/// Drafts that writers have edited: how often phrases of one half are removed, predicted for the
/// other, both ways round.
final class HeldOutTexts {
  private static final int LONGEST = 3;
  private static final int LEAST_DRAFTS = 3;
  private static final double TWO_SIDED = 1.96;
  private static final double[] BOUNDS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 1.01};

  private final String name;
  private final List<Reworded> drafts;

  /// A prediction, and what came.
  private record Predicted(double share, boolean changed) {}

  private HeldOutTexts(String name, List<Reworded> drafts) {
    this.name = name;
    this.drafts = drafts;
  }

  static HeldOutTexts read(Path file) throws IOException {
    var drafts = new ArrayList<Reworded>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var text = JsonMapper.shared().readTree(line);
        drafts.add(
            reworded(
                drafts.size(),
                text.path("id").asString(),
                text.path("writer").asString(),
                text.path("draft").asString(),
                text.path("edited").asString()));
      }
    }
    return new HeldOutTexts(file.getFileName().toString().replace(".jsonl.gz", ""), drafts);
  }

  private static Reworded reworded(
      int number, String id, String writer, String draft, String edited) {
    var changes =
        TextDiff.between(draft, edited).spans().stream()
            .map(span -> new Change(span.offset(), span.from().length(), span.to().length()))
            .toList();
    return new Reworded(
        id, writer.hashCode(), number, number % 2 == 1, Rewording.of(draft, edited, changes));
  }

  List<String> figures() {
    var gains = new ArrayList<Double>();
    var all = new ArrayList<Predicted>();
    for (boolean finding : new boolean[] {false, true}) {
      predict(
          drafts.stream().filter(each -> each.checks() == finding).toList(),
          drafts.stream().filter(each -> each.checks() != finding).toList(),
          gains,
          all);
    }
    double mean = gains.stream().mapToDouble(each -> each).average().orElse(0);
    double spread =
        Math.sqrt(
            gains.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum()
                / (gains.size() - 1)
                / gains.size());
    var lines = new ArrayList<String>();
    lines.add(EditsBench.told(name + ".drafts", gains.size(), "drafts"));
    lines.add(
        new Figure("edits." + name + ".log-loss-below-base", mean, "nats").atLeast(0)
            + " INTERVAL %.4f %.4f"
                .formatted(mean - TWO_SIDED * spread, mean + TWO_SIDED * spread));
    for (int i = 0; i + 1 < BOUNDS.length; i++) {
      calibration(BOUNDS[i], BOUNDS[i + 1], all, lines);
    }
    return lines;
  }

  private void calibration(double low, double high, List<Predicted> all, List<String> lines) {
    var within = all.stream().filter(each -> each.share() >= low && each.share() < high).toList();
    if (!within.isEmpty()) {
      long changed = within.stream().filter(Predicted::changed).count();
      double share = (double) changed / within.size();
      double error = Math.sqrt(share * (1 - share) / within.size());
      lines.add(
          EditsBench.told(
                  name
                      + ".calibration.%.2f"
                          .formatted(
                              within.stream().mapToDouble(Predicted::share).average().orElse(0)),
                  share,
                  "of %d".formatted(within.size()))
              + " INTERVAL %.3f %.3f"
                  .formatted(share - TWO_SIDED * error, share + TWO_SIDED * error));
    }
  }

  private static void predict(
      List<Reworded> known, List<Reworded> others, List<Double> gains, List<Predicted> all) {
    var phrases = phrases(known);
    var shares = PhraseSearch.shares(PatternKind.REMOVED, known, phrases);
    var bases = bases(shares);
    for (Reworded draft : others) {
      double gain = 0;
      int size = 0;
      for (var met : PhraseSearch.shares(PatternKind.REMOVED, List.of(draft), phrases).entrySet()) {
        double base = bases.getOrDefault(met.getKey().length(), Share.NONE).shrunk(0.5);
        double share = shares.getOrDefault(met.getKey(), Share.NONE).shrunk(base);
        boolean changed = met.getValue().changed() > 0;
        gain += changed ? Math.log(share / base) : Math.log((1 - share) / (1 - base));
        size++;
        all.add(new Predicted(share, changed));
      }
      if (size > 0) {
        gains.add(gain / size);
      }
    }
  }

  private static Map<Integer, Share> bases(Map<Phrase, Share> shares) {
    var bases = new HashMap<Integer, Share>();
    shares.forEach((phrase, share) -> bases.merge(phrase.length(), share, Share::plus));
    return bases;
  }

  /// Those that stand in enough drafts.
  private static Set<Phrase> phrases(List<Reworded> drafts) {
    var counts = new HashMap<Phrase, Integer>();
    for (Reworded draft : drafts) {
      int[] words = draft.words().draft().ids();
      var there = new HashSet<Phrase>();
      for (int from = 0; from < words.length; from++) {
        for (int length = 1;
            length <= LONGEST
                && from + length <= words.length
                && Words.isPlain(words[from + length - 1]);
            length++) {
          there.add(Phrase.of(words, from, length));
        }
      }
      there.forEach(phrase -> counts.merge(phrase, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < LEAST_DRAFTS);
    return counts.keySet();
  }
}
