package org.doubleloop.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What services say to the console in tests: for each path of the API, with `by` or without, a
/// body; for what is sent, for the method and the path, with `dryRun` or without.
record ConsoleAnswers(Map<String, String> bodies) {

  static final String POLICIES = "/v1/policies";
  static final String RESULTS = "/v1/results";
  static final String DIVIDED = "/v1/results?by";
  static final String SERIES = "/v1/results/series";
  static final String QUALITY = "/v1/quality";
  static final String CSV = "/v1/results/csv";
  static final String RULE_DRAFTS = "POST /v1/rule-drafts";

  static final String INBOX = "/v1/inbox";
  static final String PROPOSAL = "/v1/proposals/finance";
  static final String TRY = "POST /v1/proposals/finance/reviews";
  static final String DRY_TRY = TRY + "?dryRun=true";
  static final String EXPERIMENTS = "/v1/experiments";
  static final String EXPERIMENT = "/v1/experiments/finance.1";
  static final String TRIAL_RESULTS = EXPERIMENT + "/results";
  static final String POLICY = "/v1/policies/first-mail";
  static final String LINEAGE = POLICY + "/lineage";
  static final String CONTRASTS = "/v1/contrasts";
  static final String BEHIND = "/v1/contrasts/first-mail.all/suggestions";
  static final String STORIES = "/v1/stories";
  static final String STORY = STORIES + "/finance";
  static final String LOOK = "POST /v1/revisions";
  static final String GUIDANCE = "/v1/proposals/no-hope";
  static final String EDIT = "/v1/signals/edit-2";

  ConsoleAnswers {
    bodies = Map.copyOf(bodies);
  }

  /// A policy for first mails with four options and twelve weeks.
  static ConsoleAnswers usual() {
    return new ConsoleAnswers(
        Map.ofEntries(
            Map.entry(POLICIES, read("policies")),
            Map.entry(RESULTS, read("results")),
            Map.entry(DIVIDED, read("divided")),
            Map.entry(SERIES, read("series")),
            Map.entry(QUALITY, read("quality")),
            Map.entry(RULE_DRAFTS, read("rule-draft")),
            Map.entry(CSV, "option,actions\r\nefficiency,931\r\n"),
            Map.entry(INBOX, read("inbox")),
            Map.entry(PROPOSAL, read("proposal-hunch")),
            Map.entry(DRY_TRY, read("proposal-dry-run")),
            Map.entry(TRY, read("proposal-on-trial")),
            Map.entry(GUIDANCE, read("proposal-guidance")),
            Map.entry(EDIT, read("signal-edit")),
            Map.entry(EXPERIMENTS, read("experiments")),
            Map.entry(EXPERIMENT, read("experiment-running")),
            Map.entry(TRIAL_RESULTS, read("trial-results-running")),
            Map.entry(POLICY, read("policy")),
            Map.entry(LINEAGE, read("lineage")),
            Map.entry(CONTRASTS, read("contrasts")),
            Map.entry(BEHIND, read("contrast-suggestions")),
            Map.entry(STORIES, read("stories")),
            Map.entry(STORY, read("story")),
            Map.entry(LOOK, read("revision"))));
  }

  /// The same with the proposal tried, and its trial running.
  static ConsoleAnswers onTrial() {
    return usual().with(PROPOSAL, read("proposal-on-trial"));
  }

  /// The same with the trial over, and the proposal back.
  static ConsoleAnswers back() {
    return usual()
        .with(PROPOSAL, read("proposal-back"))
        .with(EXPERIMENT, read("experiment-ended"))
        .with(TRIAL_RESULTS, read("trial-results"));
  }

  /// The same where chance has had no part.
  static ConsoleAnswers unknowable() {
    return usual().with(CONTRASTS, read("contrasts-unknowable"));
  }

  /// The same where one looks and finds nothing.
  static ConsoleAnswers nothing() {
    return usual().with(LOOK, read("revision-nothing"));
  }

  private static String read(String name) {
    try (InputStream in =
        ConsoleAnswers.class.getResourceAsStream("/console-answers/" + name + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConsoleAnswers with(String path, String body) {
    var changed = new TreeMap<>(bodies);
    changed.put(path, body);
    return new ConsoleAnswers(changed);
  }

  /// Lets the gateway's services answer so.
  void at(TestGateway gateway) {
    for (var service : List.of(gateway.policy(), gateway.recommender(), gateway.signal())) {
      service.answerWith(exchange -> {
        service.remember(exchange);
        answer(exchange);
      });
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var asked = exchange.getRequestURI();
    var path = asked.getPath();
    var query = Objects.requireNonNullElse(asked.getQuery(), "");
    var method = exchange.getRequestMethod();
    boolean divided = path.equals(RESULTS) && query.contains("by=");
    var sent = method + " " + path + (query.contains("dryRun") ? "?dryRun=true" : "");
    var body = bodies.getOrDefault(method.equals("GET") ? (divided ? DIVIDED : path) : sent, "");
    if (body.contains("\"/problems/")) {
      problem(exchange, body);
    } else if (path.equals(CSV)) {
      send(exchange, 200, "text/csv;charset=UTF-8", body);
    } else {
      send(exchange, 200, "application/json", body);
    }
  }

  private static void problem(HttpExchange exchange, String body) throws IOException {
    var status = body.replaceAll("(?s).*\"status\": (\\d+).*", "$1");
    send(exchange, Integer.parseInt(status), "application/problem+json", body);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("ETag", "\"1\"");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
