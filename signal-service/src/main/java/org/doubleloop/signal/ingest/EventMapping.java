package org.doubleloop.signal.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.json.Moments;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.JsonFaults;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.problem.ValidationFaults;
import org.doubleloop.kit.time.Happened;
import org.doubleloop.signal.type.EventForm;
import org.doubleloop.signal.type.Header;
import org.doubleloop.signal.type.Signal;
import org.doubleloop.signal.type.SignalType;
import org.doubleloop.signal.type.SignalTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads an event: its attributes by the rules of CloudEvents 1.0, its data as the typed endpoints
/// read theirs.
@Component
final class EventMapping {
  /// An event may have so many bytes.
  static final int MOST_BYTES = 256 * 1024;

  private final SignalTypes types;
  private final JsonMapper mapper;
  private final Validator validator;

  /// @param mapper a strict one
  EventMapping(SignalTypes types, JsonMapper mapper, Validator validator) {
    this.types = types;
    this.mapper = mapper;
    this.validator = validator;
  }

  /// @param now when it is captured
  /// @throws ServiceException with a fault, and a pointer into the event, for what is wrong
  Event<?> event(String organization, byte[] json, Instant now) {
    var attributes = new EventAttributes(tree(json));
    var envelope = envelope(attributes, now);
    var data = attributes.data();
    if (data != null) {
      attributes.requireSame("subject", envelope.subject(), data.path("subject"));
    }
    if (data == null || !attributes.faults().isEmpty()) {
      throw invalid(attributes.faults());
    }
    try {
      return event(types.ofEvent(envelope.type()).orElseThrow(), organization, envelope, data, now);
    } catch (ServiceException inData) {
      throw invalid(
          inData.errors().stream()
              .map(
                  fault -> new FieldFault("/data" + fault.pointer(), fault.code(), fault.message()))
              .toList());
    }
  }

  static ServiceException invalid(List<FieldFault> faults) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        faults.size() == 1 ? "One value is not valid" : faults.size() + " values are not valid",
        faults);
  }

  /// @throws ServiceException when an event, or its data, is too large
  static void requireRoom(byte[] json) {
    if (json.length > MOST_BYTES) {
      throw new ServiceException(
          CommonProblem.PAYLOAD_TOO_LARGE, "An event has at most %,d bytes".formatted(MOST_BYTES));
    }
  }

  private JsonNode tree(byte[] json) {
    requireRoom(json);
    try {
      var tree = mapper.readTree(json);
      if (!tree.isObject()) {
        throw invalid(List.of(new FieldFault("", "TYPE", "must be an object")));
      }
      return tree;
    } catch (JacksonException unreadable) {
      throw JsonFaults.of(unreadable);
    }
  }

  /// What an event says beside its data.
  ///
  /// @param said further attributes, as they were sent
  private record Envelope(
      String id,
      String source,
      String type,
      @Nullable Instant time,
      @Nullable String subject,
      Map<String, Object> said,
      Map<String, Object> extensions) {}

  private Envelope envelope(EventAttributes attributes, Instant now) {
    attributes.requireOneOf("specversion", attributes.required("specversion", 8), List.of("1.0"));
    var id = attributes.required("id", 256);
    var source = attributes.required("source", 512);
    var type = attributes.required("type", 256);
    attributes.requireOneOf("type", type, types.eventTypes());
    boolean isNamed =
        types.ofEvent(type).flatMap(SignalType::event).filter(EventForm::isNamed).isPresent();
    if (isNamed && !id.isEmpty() && !Ids.CLIENT_ID.matcher(id).matches()) {
      attributes.fault("id", "PATTERN", "of " + type + " must match " + Ids.CLIENT_ID);
    }
    var subject = attributes.optional("subject", 256);
    var time = attributes.moment("time");
    if (time != null && Happened.liesAhead(time, now)) {
      attributes.fault("time", "RANGE", Happened.NOT_AHEAD);
    }
    var said = new LinkedHashMap<String, Object>();
    put(said, "datacontenttype", attributes.contentType());
    put(said, "dataschema", attributes.optional("dataschema", 2_048));
    return new Envelope(id, source, type, time, subject, said, attributes.extensions());
  }

  private <T extends Signal> Event<T> event(
      SignalType<T> type, String organization, Envelope envelope, ObjectNode data, Instant now) {
    var form = type.event().orElseThrow();
    boolean takesSubject = envelope.subject() != null && form.takesSubject().test(data);
    boolean isDated = data.hasNonNull("at");
    if (takesSubject) {
      data.put("subject", envelope.subject());
    }
    var beside = new HashMap<String, String>();
    beside.put("/subject", takesSubject ? "/subject" : "/data/subject");
    beside.put("/at", isDated ? "/data/at" : "/time");
    return new Event<>(type, signal(form, organization, envelope, data, now), beside);
  }

  /// Pointers of faults are into the data.
  private <B, T extends Signal> T signal(
      EventForm<B, T> form, String organization, Envelope envelope, ObjectNode data, Instant now) {
    var source = envelope.source();
    var id =
        form.isNamed() ? envelope.id() : Ids.hash(organization, "event", source, envelope.id());
    var sent = valid(data, form.data());
    if (data.hasNonNull("id")) {
      throw invalid(
          List.of(new FieldFault("/id", "EXCLUSIVE", "must be absent: the event has an id")));
    }
    var header = new Header(organization, id, now, source, kept(form, envelope, data));
    return form.reading().read(header, sent, envelope.time(), envelope.subject());
  }

  /// What is kept beside what its data say, so that all that was sent can be read again.
  private static Map<String, Object> kept(
      EventForm<?, ?> form, Envelope envelope, ObjectNode data) {
    var kept = new LinkedHashMap<String, Object>();
    put(kept, "id", form.isNamed() ? null : envelope.id());
    put(kept, "subject", data.hasNonNull("subject") ? null : envelope.subject());
    var time = data.hasNonNull("at") ? envelope.time() : null;
    put(kept, "time", time == null ? null : Moments.format(time));
    kept.putAll(envelope.said());
    kept.putAll(envelope.extensions());
    return kept;
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  private <T> T valid(JsonNode data, Class<T> type) {
    T sent;
    try {
      sent = mapper.treeToValue(data, type);
    } catch (JacksonException unreadable) {
      throw JsonFaults.of(unreadable);
    }
    var errors = new BeanPropertyBindingResult(sent, "data");
    validator.validate(sent, errors);
    if (errors.hasErrors()) {
      throw invalid(ValidationFaults.of(errors));
    }
    return sent;
  }
}
