package org.doubleloop.signal.optout;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.signal.note.NoteDocuments;
import org.doubleloop.signal.note.Notes;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.PersonalData;
import org.doubleloop.signal.type.SignalType;
import org.springframework.stereotype.Component;

/// Who has opted out, as a kind of signal.
@Component
final class OptOutType implements SignalType<OptOut> {
  private final UnitHash units;
  private final Notes notes;

  OptOutType(UnitHash units, Notes notes) {
    this.units = units;
    this.notes = notes;
  }

  @Override
  public String name() {
    return "OPT_OUT";
  }

  @Override
  public Set<String> foundBy() {
    return Set.of("subject", "policy");
  }

  @Override
  public Map<String, Object> content(OptOut optOut) {
    return OptOutDocuments.toDocument(optOut);
  }

  @Override
  public Map<String, Object> derived(OptOut optOut) {
    var derived = OptOutDocuments.unit(optOut);
    NoteDocuments.put(derived, notes.onOptOut(optOut.header().organization(), optOut.policy()));
    return derived;
  }

  @Override
  public OptOut read(Document document) {
    return OptOutDocuments.fromDocument(document);
  }

  @Override
  public Optional<EventForm<?, OptOut>> event() {
    return Optional.of(OptOutMapping.event(units));
  }

  @Override
  public Object toApi(OptOut optOut) {
    return OptOutMapping.toApi(optOut);
  }

  /// The unit stays, so that whoever is erased is left alone nevertheless.
  @Override
  public PersonalData personalData() {
    return PersonalData.of("subject", "account", "reason", "extensions");
  }
}
