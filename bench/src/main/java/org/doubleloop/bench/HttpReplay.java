package org.doubleloop.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A learner's way through a log, where the learner is the running system: each row asks for a
/// suggestion. Where that is what was really done, the action and its final outcome are captured;
/// else the suggestion is said not to have been shown, so that it counts nowhere.
final class HttpReplay {
  private static final long CAUGHT_UP = TimeUnit.SECONDS.toNanos(30);

  private final ApiCaller api;
  private final LoggedPolicy policy;
  private final String outcome;
  private final Latencies suggestions = new Latencies();
  private int followed;
  private int successes;
  private double seconds;

  HttpReplay(ApiCaller api, LoggedPolicy policy, String outcome) {
    this.api = api;
    this.policy = policy;
    this.outcome = outcome;
  }

  /// Replays these rows, and makes sure that all that was captured is counted, each once.
  Replay run(List<ReplayLog.Row> rows) throws IOException, InterruptedException {
    api.post("/v1/policies", Map.of("id", LoggedPolicy.ID, "content", policy.content()));
    awaitPolicy(rows.getFirst());
    long start = System.nanoTime();
    long said = start;
    for (int i = 0; i < rows.size(); i++) {
      replay("row-" + (i + 1), rows.get(i));
      long now = System.nanoTime();
      if (now - said >= TimeUnit.SECONDS.toNanos(1)) {
        said = now;
        progress(i + 1, rows.size(), (now - start) / 1e9);
      }
    }
    seconds = (System.nanoTime() - start) / 1e9;
    awaitCounts(rows.getFirst());
    return new Replay(followed, successes);
  }

  /// How long suggestions took.
  Latencies suggestions() {
    return suggestions;
  }

  /// How long all rows took, captures included.
  double seconds() {
    return seconds;
  }

  private void replay(String id, ReplayLog.Row row) throws IOException, InterruptedException {
    Map<String, Object> question = question(id, row);
    long asked = System.nanoTime();
    JsonNode suggestion = api.post("/v1/suggestions", question);
    suggestions.add(System.nanoTime() - asked);
    String name = suggestion.path("id").asString();
    if (suggestion.path("option").asString().equals(policy.option(row))) {
      followed++;
      successes += row.success() ? 1 : 0;
      capture(id, row, suggestion);
    } else {
      api.post("/v1/suggestions/" + name + "/feedback", Map.of("state", "NOT_SHOWN"));
    }
  }

  private void capture(String id, ReplayLog.Row row, JsonNode suggestion)
      throws IOException, InterruptedException {
    api.post(
        "/v1/actions",
        Map.of(
            "id", id,
            "subject", id,
            "policy", LoggedPolicy.ID,
            "version", suggestion.path("version").asInt(),
            "option", policy.option(row),
            "suggestion", suggestion.path("id").asString(),
            "context", row.context()));
    api.post(
        "/v1/actions/" + id + "/outcomes",
        Map.of("type", outcome, "value", row.success() ? 1 : 0, "final", true));
  }

  private static Map<String, Object> question(String subject, ReplayLog.Row row) {
    return Map.of("policy", LoggedPolicy.ID, "subject", subject, "context", row.context());
  }

  /// A new policy is suggested by once the recommender has read of it.
  private void awaitPolicy(ReplayLog.Row row) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + CAUGHT_UP;
    while (true) {
      try {
        api.post("/v1/suggestions", question("nobody", row));
        return;
      } catch (IllegalStateException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /// Waits until the most general level of the evidence, all options everywhere, holds what was
  /// captured.
  private void awaitCounts(ReplayLog.Row row) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + CAUGHT_UP;
    JsonNode all = counts(row);
    while (all.path("trials").asInt() != followed || all.path("successes").asInt() != successes) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            followed + " actions with " + successes + " successes were captured; counted: " + all);
      }
      TimeUnit.MILLISECONDS.sleep(20);
      all = counts(row);
    }
  }

  private JsonNode counts(ReplayLog.Row row) throws IOException, InterruptedException {
    return api.post("/v1/suggestions", question("nobody", row)).at("/ranked/0/because/levels/0");
  }

  private void progress(int rows, int all, double passed) {
    System.err.println(
        String.format(
            Locale.ROOT,
            "%,d of %,d rows, %,d followed, %s rate %.4f, %.0f rows/s",
            rows,
            all,
            followed,
            outcome,
            followed == 0 ? 0.0 : (double) successes / followed,
            rows / passed));
  }
}
