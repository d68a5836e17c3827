package org.doubleloop.recommender.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.doubleloop.kit.test.Patience;
import org.doubleloop.recommender.agreement.Agreement;
import org.doubleloop.recommender.fold.Fold;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.process.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// All parts of the fold of a whole service, with one more that is registered by one bean.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisteredPartsTest {

  /// Stands in every field that says something of somebody.
  private static final String ADA = "ada-lovelace";

  private static final String CONTENT =
      """
      {"hypothesis": "h", "mode": "SUGGEST",
       "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P14D"},
       "attributes": [{"name": "name", "type": "STRING"}],
       "options": [{"id": "a"}, {"id": "b"}]}\
      """;

  private static final List<String> SAMPLE =
      List.of(
          """
          {"kind": "ACTION", "id": "a-1", "organization": "acme", "recordedAt": "2026-01-20T00:00:00Z",
           "action": {"id": "a-1", "subject": "ADA", "account": "ADA", "units": {"subject": "u", "account": "v"},
             "policy": "outreach",
             "version": 1, "option": "a", "suggestion": "s-1", "draft": "d-1", "trigger": "ADA",
             "context": {"name": "ADA"}, "actor": {"kind": "PERSON", "id": "ADA"},
             "postedBy": {"principal": "ADA", "key": "k"},
             "at": "2026-01-20T00:00:00Z", "recordedAt": "2026-01-20T00:00:00Z",
             "source": "ADA", "extensions": {"by": "ADA"}}}\
          """,
          """
          {"kind": "EDIT", "id": "e-1", "organization": "acme", "recordedAt": "2026-01-20T00:00:00Z",
           "edit": {"id": "e-1", "action": "a-1", "of": "d-1", "draft": "Dear ADA", "final": "ADA",
             "spans": [{"offset": 0, "from": "Dear ADA", "to": "ADA"}], "shareChanged": 0.5,
             "editor": {"kind": "PERSON", "id": "ADA"}, "at": "2026-01-20T00:00:00Z",
             "recordedAt": "2026-01-20T00:00:00Z", "source": "ADA", "extensions": {"by": "ADA"}}}\
          """,
          """
          {"kind": "OUTCOME", "id": "o-1", "organization": "acme", "recordedAt": "2026-01-21T00:00:00Z",
           "outcome": {"id": "o-1", "action": "a-1", "type": "replied", "value": 1, "final": true,
             "certainty": "CERTAIN", "at": "2026-01-21T00:00:00Z",
             "recordedAt": "2026-01-21T00:00:00Z", "source": "ADA", "extensions": {"by": "ADA"}}}\
          """,
          """
          {"kind": "OPT_OUT", "id": "n-1", "organization": "acme", "recordedAt": "2026-01-21T00:00:00Z",
           "optOut": {"id": "n-1", "scope": "SUBJECT", "unit": "u-2", "subject": "ADA", "state": "OUT",
             "reason": "ADA", "at": "2026-01-21T00:00:00Z", "recordedAt": "2026-01-21T00:00:00Z",
             "source": "ADA", "extensions": {"by": "ADA"}}}\
          """,
          """
          {"kind": "DRAFT", "id": "d-1", "organization": "acme", "recordedAt": "2026-01-19T00:00:00Z",
           "draft": {"id": "d-1", "suggestion": "s-1", "policy": "outreach", "version": 1, "option": "a",
             "text": "Dear ADA", "writtenBy": "MODEL", "model": "m", "guidance": ["g"], "withheld": ["h"],
             "unit": "u", "at": "2026-01-19T00:00:00Z", "recordedAt": "2026-01-19T00:00:00Z",
             "source": "ADA", "extensions": {"by": "ADA"}}}\
          """,
          connected("a-1", 1),
          connected("a-2", 77),
          """
          {"kind": "WEATHER", "id": "w-1", "organization": "acme",
           "recordedAt": "2026-01-21T00:00:00Z", "weather": {"for": "ADA"}}\
          """);

  private Service service;

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    EditsByEditor editsByEditor() {
      return new EditsByEditor(1);
    }
  }

  @BeforeAll
  void foldASampleOfEveryKind() throws Exception {
    service = Service.with(Registration.class);
    service.policy(1, CONTENT);
    service.awaitPolicy("outreach", 1);
    SAMPLE.forEach(signal -> service.upstreams().signal(signal.replace("ADA", ADA)));
    var api = service.api().as("acme", ADA, "suggestions");
    api.post(
            "/v1/suggestions",
            Map.of(
                "id",
                "s-1",
                "policy",
                "outreach",
                "subject",
                ADA,
                "account",
                ADA,
                "trigger",
                ADA,
                "context",
                Map.of("name", ADA)))
        .expect(201);
    api.post("/v1/suggestions/s-1/feedback", Map.of("state", "IGNORED", "reason", ADA)).expect(201);
    Patience.await()
        .until(() ->
            !service.bean(EditsByEditor.class).counts().isEmpty()
                && service.bean(Agreement.class).total().ignored() == 1);
    service.bean(Fold.class).save();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void areFoldedByBeingBeans() {
    assertThat(service.bean(EditsByEditor.class).counts()).isEqualTo(Map.of(ADA, 1L));
    assertThat(parts())
        .extracting(part -> part.getString("name"))
        .containsExactlyInAnyOrderElementsOf(
            service.beans(FoldPart.class).stream().map(FoldPart::name).toList());
  }

  @Test
  void keepNothingOfASubjectOutsideOfTheFieldsThatTheyDeclare() {
    var concerned = new HashSet<String>();
    for (FoldPart part : service.beans(FoldPart.class)) {
      for (Document content : contents(part.name())) {
        if (content.toJson().contains(ADA)) {
          concerned.add(part.name());
        }
        part.personalFields().forEach(path -> remove(content, List.of(path.split("\\."))));
        assertThat(content.toJson()).as(part.name()).doesNotContain(ADA);
      }
    }
    assertThat(concerned).as("else nothing was tried").contains("evidence", "edits", "provenance");
  }

  private List<Document> parts() {
    var manifest =
        service
            .store()
            .collection("snapshots")
            .find(new Document("kind", "MANIFEST"))
            .sort(new Document("number", -1))
            .first();
    assertThat(manifest).isNotNull();
    return manifest.getList("parts", Document.class);
  }

  private List<Document> contents(String part) {
    return parts().stream()
        .filter(each -> each.getString("name").equals(part))
        .flatMap(each -> each.getList("chunks", String.class).stream())
        .map(chunk ->
            service.store().collection("snapshots").find(new Document("_id", chunk)).first())
        .map(chunk -> chunk.get("content", Document.class))
        .toList();
  }

  private static void remove(Object from, List<String> path) {
    switch (from) {
      case List<?> all -> all.forEach(each -> remove(each, path));
      case Document document when path.size() == 1 -> document.remove(path.getFirst());
      case Document document when document.containsKey(path.getFirst()) ->
          remove(document.get(path.getFirst()), path.subList(1, path.size()));
      default -> {}
    }
  }

  /// @param version one that is not known waits
  private static String connected(String action, int version) {
    return """
    {"kind": "CONNECTED", "id": "%s/1", "organization": "acme",
     "recordedAt": "2026-01-21T00:00:00Z",
     "connected": {"action": "%s", "n": 1, "actionAt": "2026-01-20T00:00:00Z", "subject": "ADA",
       "units": {"subject": "u"}, "policy": "outreach", "version": %d, "option": "a", "suggestion": "s-1",
       "trigger": "ADA", "context": {"name": "ADA"}, "previous": [],
       "outcomes": [{"id": "o-1", "type": "replied", "value": 1, "final": true,
         "certainty": "CERTAIN", "at": "2026-01-21T00:00:00Z"}]}}\
    """
        .formatted(action, action, version);
  }
}
