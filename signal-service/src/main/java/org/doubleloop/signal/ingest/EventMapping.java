package org.doubleloop.signal.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.api.signal.model.NewActionJson;
import org.doubleloop.api.signal.model.NewEditJson;
import org.doubleloop.api.signal.model.NewOutcomeJson;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.JsonFaults;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.problem.ValidationFaults;
import org.doubleloop.kit.time.Happened;
import org.doubleloop.signal.action.ActionMapping;
import org.doubleloop.signal.capture.Header;
import org.doubleloop.signal.edit.EditMapping;
import org.doubleloop.signal.outcome.OutcomeMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an event: its attributes by the rules of CloudEvents 1.0, its data as the typed endpoints
/// read theirs.
@Component
final class EventMapping {
  /// An event may have so many bytes.
  static final int MOST_BYTES = 256 * 1024;

  private static final String ACTION = "org.doubleloop.action";
  private static final String EDIT = "org.doubleloop.edit";
  private static final String OUTCOME = "org.doubleloop.outcome";

  private final JsonMapper mapper;
  private final Validator validator;

  /// @param mapper a strict one
  EventMapping(JsonMapper mapper, Validator validator) {
    this.mapper = mapper;
    this.validator = validator;
  }

  /// @param now when it is captured
  /// @throws ServiceException with a fault, and a pointer into the event, for what is wrong
  Event event(String organization, byte[] json, Instant now) {
    var attributes = new EventAttributes(tree(json));
    var envelope = envelope(attributes, now);
    var data = attributes.data();
    if (data == null || !attributes.faults().isEmpty()) {
      throw invalid(attributes.faults());
    }
    try {
      return event(organization, envelope, data, now);
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

  private JsonNode tree(byte[] json) {
    if (json.length > MOST_BYTES) {
      throw new ServiceException(
          CommonProblem.PAYLOAD_TOO_LARGE, "An event has at most %,d bytes".formatted(MOST_BYTES));
    }
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
  private record Envelope(
      String id,
      String source,
      String type,
      @Nullable Instant time,
      Map<String, Object> extensions) {}

  private static Envelope envelope(EventAttributes attributes, Instant now) {
    attributes.requireOneOf("specversion", attributes.required("specversion", 8), List.of("1.0"));
    var id = attributes.required("id", 256);
    var source = attributes.required("source", 512);
    var type = attributes.required("type", 256);
    attributes.requireOneOf("type", type, List.of(ACTION, EDIT, OUTCOME));
    if (type.equals(ACTION) && !id.isEmpty() && !Ids.CLIENT_ID.matcher(id).matches()) {
      attributes.fault("id", "PATTERN", "of an action must match " + Ids.CLIENT_ID);
    }
    var _ = attributes.optional("subject", 256);
    var time = attributes.moment("time");
    if (time != null && Happened.liesAhead(time, now)) {
      attributes.fault("time", "RANGE", Happened.NOT_AHEAD);
    }
    attributes.requireOneOf(
        "datacontenttype",
        attributes.optional("datacontenttype", 256),
        List.of("application/json"));
    var _ = attributes.optional("dataschema", 2_048);
    return new Envelope(id, source, type, time, attributes.extensions());
  }

  /// Pointers of faults are into the data.
  private Event event(String organization, Envelope envelope, JsonNode data, Instant now) {
    var source = envelope.source();
    var time = envelope.time();
    boolean isAction = envelope.type().equals(ACTION);
    var id = isAction ? envelope.id() : Ids.hash(organization, "event", source, envelope.id());
    var header = new Header(organization, id, now, source, envelope.extensions());
    return switch (envelope.type()) {
      case ACTION -> {
        var sent = valid(data, NewActionJson.class);
        requireAbsent(sent.getId());
        yield new Event.OfAction(ActionMapping.action(header, sent, time));
      }
      case EDIT -> {
        var sent = valid(data, NewEditJson.class);
        requireAbsent(sent.getId());
        yield new Event.OfEdit(EditMapping.edit(header, named(sent.getAction()), sent, time));
      }
      default -> {
        var sent = valid(data, NewOutcomeJson.class);
        requireAbsent(sent.getId());
        yield new Event.OfOutcome(
            OutcomeMapping.outcome(header, named(sent.getAction()), sent, time));
      }
    };
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

  private static void requireAbsent(@Nullable String id) {
    if (id != null) {
      throw invalid(
          List.of(new FieldFault("/id", "EXCLUSIVE", "must be absent: the event has an id")));
    }
  }

  private static String named(@Nullable String action) {
    if (action == null) {
      throw invalid(List.of(new FieldFault("/action", "REQUIRED", "is required")));
    }
    return action;
  }
}
