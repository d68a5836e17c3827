package org.doubleloop.signal.edit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.doubleloop.signal.draft.WrittenDrafts;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.PersonalData;
import org.doubleloop.signal.type.SignalType;
import org.springframework.stereotype.Component;

/// What people changed in drafts, as a kind of signal.
@Component
public final class EditType implements SignalType<Edit> {
  private final WrittenDrafts drafts;

  public EditType(WrittenDrafts drafts) {
    this.drafts = drafts;
  }

  /// From which the texts are read of drafts that are named.
  WrittenDrafts drafts() {
    return drafts;
  }

  @Override
  public String name() {
    return "EDIT";
  }

  @Override
  public String action(Edit edit) {
    return edit.action();
  }

  @Override
  public int mostPerAction() {
    return 100;
  }

  @Override
  public Set<String> foundBy() {
    return Set.of("of");
  }

  @Override
  public Map<String, Object> content(Edit edit) {
    return EditDocuments.toDocument(edit);
  }

  @Override
  public Map<String, Object> derived(Edit edit) {
    return EditDocuments.derived(edit);
  }

  @Override
  public Edit read(Document document) {
    return EditDocuments.fromDocument(document);
  }

  @Override
  public Optional<EventForm<?, Edit>> event() {
    return Optional.of(EditMapping.event(drafts));
  }

  @Override
  public Object toApi(Edit edit) {
    return EditMapping.toApi(edit);
  }

  @Override
  public PersonalData personalData() {
    return PersonalData.of("draft", "final", "spans", "extensions");
  }
}
