package org.doubleloop.policy.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Writes policy content into a document and reads it back. What is absent, empty or false is left
/// out, so that a field that comes later does not change the hash of what is stored; keys of free
/// maps are stored as values, where no `$` or `.` means anything.
public final class ContentDocuments {
  private ContentDocuments() {}

  public static Document write(PolicyContent content) {
    var document = new Document();
    put(document, "title", content.title());
    document.append("hypothesis", content.hypothesis());
    document.append("metric", metric(content.metric()));
    document.append("unit", content.unit().name());
    put(document, "attributes", content.attributes().stream().map(ContentDocuments::attribute));
    put(document, "options", content.options().stream().map(ContentDocuments::option));
    put(document, "rules", content.rules().stream().map(ContentDocuments::rule));
    put(document, "guardrails", content.guardrails().stream().map(ContentDocuments::guardrail));
    put(document, "guidance", content.guidance().stream().map(ContentDocuments::guidance));
    var exploration = content.exploration();
    if (exploration != null) {
      document.append(
          "exploration",
          new Document("share", exploration.share()).append("floor", exploration.floor()));
    }
    return document.append("mode", content.mode().name());
  }

  public static PolicyContent read(Document document) {
    var exploration = document.get("exploration", Document.class);
    return new PolicyContent(
        document.getString("title"),
        document.getString("hypothesis"),
        metric(document.get("metric", Document.class)),
        PolicyContent.Unit.valueOf(document.getString("unit")),
        documents(document, "attributes").map(ContentDocuments::attribute).toList(),
        documents(document, "options").map(ContentDocuments::option).toList(),
        documents(document, "rules").map(ContentDocuments::rule).toList(),
        documents(document, "guardrails").map(ContentDocuments::guardrail).toList(),
        documents(document, "guidance").map(ContentDocuments::guidance).toList(),
        exploration == null
            ? null
            : new Exploration(exploration.getDouble("share"), exploration.getDouble("floor")),
        PolicyContent.Mode.valueOf(document.getString("mode")));
  }

  /// SHA-256 over the canonical form.
  static String hash(PolicyContent content) {
    return CanonicalForm.hash(write(content));
  }

  /// The bytes of the canonical form.
  static int size(PolicyContent content) {
    return CanonicalForm.bytes(write(content)).length;
  }

  /// Writes a list of evidence, to stand in a document.
  public static List<Document> writeEvidence(List<Evidence> evidence) {
    return evidence.stream().map(ContentDocuments::evidence).toList();
  }

  /// Reads the list of evidence that stands in a document under this name.
  public static List<Evidence> readEvidence(Document document, String name) {
    return documents(document, name).map(ContentDocuments::evidence).toList();
  }

  private static Document metric(Metric metric) {
    var document =
        new Document("outcome", metric.outcome()).append("direction", metric.direction().name());
    put(document, "target", metric.target());
    document.append("window", Window.format(metric.window()));
    return metric.countWeak() ? document.append("countWeak", true) : document;
  }

  private static Metric metric(Document document) {
    return new Metric(
        document.getString("outcome"),
        Metric.Direction.valueOf(document.getString("direction")),
        document.getDouble("target"),
        Window.parse(document.getString("window")).orElseThrow(),
        document.getBoolean("countWeak", false));
  }

  private static Document attribute(Attribute attribute) {
    var document = new Document("name", attribute.name()).append("type", attribute.type().name());
    put(document, "values", attribute.values().stream());
    return attribute.required() ? document.append("required", true) : document;
  }

  private static Attribute attribute(Document document) {
    return new Attribute(
        document.getString("name"),
        Attribute.Type.valueOf(document.getString("type")),
        strings(document, "values"),
        document.getBoolean("required", false));
  }

  private static Document option(Option option) {
    var document = new Document("id", option.id());
    put(document, "title", option.title());
    put(document, "attributes", pairs(option.attributes()));
    put(document, "draft", option.draft());
    return document;
  }

  private static Option option(Document document) {
    return new Option(
        document.getString("id"),
        document.getString("title"),
        map(document, "attributes"),
        document.getString("draft"));
  }

  private static Document rule(Rule rule) {
    var document = new Document("id", rule.id()).append("when", rule.when());
    document.append("effect", rule.effect().name());
    select(document, rule.selection());
    document.append("reason", rule.reason());
    put(document, "evidence", writeEvidence(rule.evidence()).stream());
    return document;
  }

  private static Rule rule(Document document) {
    return new Rule(
        document.getString("id"),
        document.getString("when"),
        Rule.Effect.valueOf(document.getString("effect")),
        selection(document),
        document.getString("reason"),
        readEvidence(document, "evidence"));
  }

  private static Document guardrail(Guardrail guardrail) {
    var document = new Document("id", guardrail.id());
    put(document, "when", guardrail.when());
    select(document, guardrail.selection());
    return document.append("reason", guardrail.reason());
  }

  private static Guardrail guardrail(Document document) {
    return new Guardrail(
        document.getString("id"),
        document.getString("when"),
        selection(document),
        document.getString("reason"));
  }

  private static Document guidance(Guidance guidance) {
    var document = new Document("id", guidance.id());
    put(document, "when", guidance.when());
    return document.append("text", guidance.text());
  }

  private static Guidance guidance(Document document) {
    return new Guidance(
        document.getString("id"), document.getString("when"), document.getString("text"));
  }

  private static Document evidence(Evidence evidence) {
    var document = new Document("statement", evidence.statement());
    put(
        document,
        "counts",
        evidence.counts().stream()
            .map(count ->
                new Document("label", count.label())
                    .append("trials", count.trials())
                    .append("successes", count.successes())));
    put(document, "signals", evidence.signals().stream());
    return document;
  }

  private static Evidence evidence(Document document) {
    return new Evidence(
        document.getString("statement"),
        documents(document, "counts")
            .map(count ->
                new Evidence.Count(
                    count.getString("label"), count.getLong("trials"), count.getLong("successes")))
            .toList(),
        strings(document, "signals"));
  }

  private static void select(Document document, Selection selection) {
    put(document, "options", selection.options().stream());
    put(document, "matching", pairs(selection.matching()));
  }

  private static Selection selection(Document document) {
    return new Selection(strings(document, "options"), map(document, "matching"));
  }

  private static Stream<Document> pairs(SortedMap<String, String> map) {
    return map.entrySet().stream()
        .map(entry -> new Document("name", entry.getKey()).append("value", entry.getValue()));
  }

  private static SortedMap<String, String> map(Document document, String name) {
    var map = new TreeMap<String, String>();
    documents(document, name)
        .forEach(pair -> map.put(pair.getString("name"), pair.getString("value")));
    return map;
  }

  private static void put(Document document, String name, @Nullable Object value) {
    if (value != null) {
      document.append(name, value);
    }
  }

  private static void put(Document document, String name, Stream<?> values) {
    var list = new ArrayList<Object>(values.toList());
    if (!list.isEmpty()) {
      document.append(name, list);
    }
  }

  private static Stream<Document> documents(Document document, String name) {
    return document.getList(name, Document.class, List.of()).stream();
  }

  private static List<String> strings(Document document, String name) {
    return document.getList(name, String.class, List.of());
  }
}
