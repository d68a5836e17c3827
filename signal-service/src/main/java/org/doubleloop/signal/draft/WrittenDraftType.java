package org.doubleloop.signal.draft;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.PersonalData;
import org.doubleloop.signal.type.SignalType;
import org.springframework.stereotype.Component;

/// What was written for people to send, as a kind of signal.
@Component
public final class WrittenDraftType implements SignalType<WrittenDraft> {
  @Override
  public String name() {
    return "DRAFT";
  }

  @Override
  public Set<String> foundBy() {
    return Set.of("policy", "version", "option");
  }

  @Override
  public Map<String, Object> content(WrittenDraft draft) {
    return WrittenDraftDocuments.toDocument(draft);
  }

  @Override
  public WrittenDraft read(Document document) {
    return WrittenDraftDocuments.fromDocument(document);
  }

  @Override
  public Optional<EventForm<?, WrittenDraft>> event() {
    return Optional.of(WrittenDraftMapping.event());
  }

  @Override
  public Object toApi(WrittenDraft draft) {
    return WrittenDraftMapping.toApi(draft);
  }

  @Override
  public PersonalData personalData() {
    return PersonalData.of("text", "extensions");
  }
}
