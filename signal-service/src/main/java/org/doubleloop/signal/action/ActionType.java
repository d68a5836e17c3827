package org.doubleloop.signal.action;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.signal.draft.WrittenDrafts;
import org.doubleloop.signal.note.NoteDocuments;
import org.doubleloop.signal.note.Notes;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.NewSignal;
import org.doubleloop.signal.type.PersonalData;
import org.doubleloop.signal.type.SignalType;
import org.springframework.stereotype.Component;

/// What people and agents did, as a kind of signal.
@Component
public final class ActionType implements SignalType<Action> {
  private final UnitHash units;
  private final Notes notes;
  private final WrittenDrafts drafts;

  public ActionType(UnitHash units, Notes notes, WrittenDrafts drafts) {
    this.units = units;
    this.notes = notes;
    this.drafts = drafts;
  }

  @Override
  public String name() {
    return NewSignal.ACTION;
  }

  @Override
  public Set<String> foundBy() {
    return Set.of("subject", "policy", "version", "option");
  }

  @Override
  public Map<String, Object> content(Action action) {
    return ActionDocuments.toDocument(action);
  }

  @Override
  public Map<String, Object> derived(Action action) {
    var derived = new Document("units", ActionDocuments.toDocument(action.units()));
    var said = new ArrayList<>(notes.onAction(action.claim(), action.context()));
    said.addAll(drafts.onAction(action.header().organization(), action.draft()));
    NoteDocuments.put(derived, said);
    return derived;
  }

  @Override
  public Action read(Document document) {
    return ActionDocuments.fromDocument(document, units);
  }

  @Override
  public Optional<EventForm<?, Action>> event() {
    return Optional.of(ActionMapping.event(units));
  }

  @Override
  public Object toApi(Action action) {
    return ActionMapping.toApi(action);
  }

  @Override
  public PersonalData personalData() {
    return new PersonalData(
        Set.of("subject", "account", "trigger", "extensions", NoteDocuments.FIELD),
        Set.of("context"));
  }
}
