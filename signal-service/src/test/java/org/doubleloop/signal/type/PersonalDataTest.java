package org.doubleloop.signal.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.kit.test.Patience.await;

import org.bson.Document;
import org.doubleloop.signal.RunningService;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Sought;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What every kind says that an erasure removes is all that is known of a subject.
class PersonalDataTest extends RunningService {
  private static final String ACME = "personal";

  /// Stands wherever something may be said of a subject.
  private static final String TRACE = "erase-me";

  @Autowired private SignalTypes types;
  @Autowired private Signals signals;

  @Test
  void leavesNoTraceOfASubjectInAnyKind() {
    var api = caller(ACME).with("Content-Type", ONE);
    var traces = "\"trace\": \"erase-me\", ";
    api.post(
            "/v1/signals",
            event(
                    "action",
                    "a-1",
                    """
                    {"subject": "erase-me", "account": "erase-me too", "policy": "p", "option": "o",
                     "trigger": "erase-me asked", "context": {"plan": "paid", "name": "erase-me"}}
                    """)
                .replaceFirst("\"id\"", traces + "\"id\""))
        .expect(201);
    api.post(
            "/v1/signals",
            event(
                    "edit",
                    "e-1",
                    """
                    {"action": "a-1", "draft": "Dear erase-me", "final": "Hello erase-me and others"}
                    """)
                .replaceFirst("\"id\"", traces + "\"id\""))
        .expect(201);
    api.post(
            "/v1/signals",
            event(
                    "outcome",
                    "o-1",
                    """
                    {"action": "a-1", "subject": "erase-me", "account": "erase-me too",
                     "type": "replied"}
                    """)
                .replaceFirst("\"id\"", traces + "\"id\""))
        .expect(201);
    api.post(
            "/v1/signals",
            event("opt-out", "n-1", "{\"subject\": \"erase-me\", \"reason\": \"erase-me asked\"}")
                .replaceFirst("\"id\"", traces + "\"id\""))
        .expect(201);
    api.post(
            "/v1/signals",
            event(
                    "draft",
                    "d-1",
                    "{\"text\": \"Dear erase-me\", \"writtenBy\": \"MODEL\", \"option\": \"o\"}")
                .replaceFirst("\"id\"", traces + "\"id\""))
        .expect(201);
    await()
        .untilAsserted(() ->
            assertThat(signals.newest(ACME, Sought.ANY, null, 100).items())
                .as("a signal of every kind that is registered")
                .extracting(document -> document.getString("kind"))
                .containsOnlyOnceElementsOf(types.all().stream().map(SignalType::name).toList()));
    for (var document : signals.newest(ACME, Sought.ANY, null, 100).items()) {
      assertThat(document.toString()).contains(TRACE);
      remove(types.named(document.getString("kind")).personalData(), document);
      assertThat(document.toString()).doesNotContain(TRACE);
    }
  }

  private static void remove(PersonalData personal, Document document) {
    personal.fields().forEach(field -> holder(document, field).remove(name(field)));
    personal
        .attributes()
        .forEach(field ->
            holder(document, field).get(name(field), Document.class).values().remove(TRACE));
  }

  private static Document holder(Document document, String field) {
    int dot = field.indexOf('.');
    return dot < 0 ? document : document.get(field.substring(0, dot), Document.class);
  }

  private static String name(String field) {
    return field.substring(field.indexOf('.') + 1);
  }
}
