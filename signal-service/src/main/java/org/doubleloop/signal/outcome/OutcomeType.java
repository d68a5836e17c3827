package org.doubleloop.signal.outcome;

import static java.util.Objects.requireNonNull;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What actions led to, as a kind of signal.
@Component
public final class OutcomeType implements SignalType<Outcome> {
  private final UnitHash units;
  private final Notes notes;

  public OutcomeType(UnitHash units, Notes notes) {
    this.units = units;
    this.notes = notes;
  }

  @Override
  public String name() {
    return "OUTCOME";
  }

  @Override
  public @Nullable String action(Outcome outcome) {
    return outcome.action();
  }

  @Override
  public int mostPerAction() {
    return Counting.MOST;
  }

  @Override
  public double reserve() {
    return 0.1;
  }

  /// What neither ends nor corrects anything, and is no amount that others add to.
  @Override
  public Map<String, Object> repeated(Map<String, Object> content) {
    return repeatedIn(content);
  }

  private static Map<String, Object> repeatedIn(Map<String, Object> content) {
    var value = requireNonNull(content.get("value"));
    boolean isOwn =
        Boolean.TRUE.equals(content.get("final"))
            || content.containsKey("corrects")
            || !(Double.valueOf(1).equals(value) || Double.valueOf(0).equals(value));
    return isOwn
        ? Map.of()
        : Map.of(
            "type",
            requireNonNull(content.get("type")),
            "value",
            value,
            "certainty",
            requireNonNull(content.get("certainty")));
  }

  /// Likewise of one that is there.
  static Map<String, Object> repeatedBy(Outcome outcome) {
    return repeatedIn(OutcomeDocuments.toDocument(outcome));
  }

  @Override
  public Set<String> foundBy() {
    return Set.of("of", "type", "subject");
  }

  @Override
  public Map<String, Object> content(Outcome outcome) {
    return OutcomeDocuments.toDocument(outcome);
  }

  /// It awaits its action from the start, and is to find it where it names none.
  @Override
  public Map<String, Object> derived(Outcome outcome) {
    var header = outcome.header();
    var documentId = documentId(header.organization(), header.id());
    var derived = new Document(AwaitingOutcomes.FIELD, AwaitingOutcomes.place(header, documentId));
    if (outcome.action() == null) {
      derived.putAll(SeekingDocuments.fields(outcome, this, units));
    }
    NoteDocuments.put(
        derived,
        notes.onOutcome(
            header.organization(), outcome.type(), outcome.certainty() == Certainty.CERTAIN));
    return derived;
  }

  @Override
  public Outcome read(Document document) {
    return OutcomeDocuments.fromDocument(document);
  }

  @Override
  public Optional<EventForm<?, Outcome>> event() {
    return Optional.of(OutcomeMapping.event());
  }

  @Override
  public Object toApi(Outcome outcome) {
    return OutcomeMapping.toApi(outcome);
  }

  @Override
  public PersonalData personalData() {
    return PersonalData.of("subject", "account", "extensions");
  }
}
