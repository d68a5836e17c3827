package org.doubleloop.signal.newkind;

import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.signal.capture.SignalDocuments;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.PersonalData;
import org.doubleloop.signal.type.SignalType;
import org.doubleloop.signal.type.Unreleased;
import org.jspecify.annotations.Nullable;

/// A kind of signals that say a text.
///
/// @param waiting where they wait; null when they do not
record TextType(String name, @Nullable Unreleased<Text> waiting) implements SignalType<Text> {
  @Override
  public Map<String, Object> content(Text signal) {
    return new Document("text", signal.text());
  }

  @Override
  public Text read(Document document) {
    return new Text(SignalDocuments.header(document), document.getString("text"));
  }

  @Override
  public Optional<EventForm<?, Text>> event() {
    return Optional.of(
        new EventForm<>(
            "org.doubleloop.test." + field(),
            Text.Json.class,
            false,
            (header, data, _, _) -> Text.read(header, data)));
  }

  @Override
  public Optional<Unreleased<Text>> unreleased() {
    return Optional.ofNullable(waiting);
  }

  @Override
  public Object toApi(Text signal) {
    return new Text.Json(signal.text());
  }

  @Override
  public PersonalData personalData() {
    return PersonalData.of("text");
  }
}
