package org.doubleloop.signal.ingest;

import java.util.List;
import org.doubleloop.api.signal.model.BatchResultJson;
import org.doubleloop.api.signal.model.CaptureResultJson;
import org.doubleloop.api.signal.model.CaptureStatusJson;
import org.doubleloop.api.signal.model.FieldFaultJson;
import org.doubleloop.api.signal.model.NoteJson;
import org.doubleloop.api.signal.model.ProblemJson;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.signal.note.Note;
import org.doubleloop.signal.note.NoteMapping;
import org.jspecify.annotations.Nullable;

/// Translates what became of events into the API.
final class CaptureMapping {
  private static final int MOST_FAULTS = 100;
  private static final int LONGEST_POINTER = 2_048;

  private CaptureMapping() {}

  static BatchResultJson toApi(List<Ingestion.Result> results) {
    return new BatchResultJson(results.stream().map(CaptureMapping::toApi).toList());
  }

  static CaptureResultJson toApi(Ingestion.Result result) {
    return switch (result) {
      case Ingestion.Result.Stored(var id, var notes) ->
          new CaptureResultJson(CaptureStatusJson.STORED).id(id).notes(inData(notes));
      case Ingestion.Result.Repeated(var id, var notes) ->
          new CaptureResultJson(CaptureStatusJson.DUPLICATE).id(id).notes(inData(notes));
      case Ingestion.Result.Conflicting(var id, var problem) ->
          new CaptureResultJson(CaptureStatusJson.CONFLICT).id(id).problem(toApi(problem));
      case Ingestion.Result.Invalid(var problem) ->
          new CaptureResultJson(CaptureStatusJson.INVALID).problem(toApi(problem));
      case Ingestion.Result.Unavailable(var id, var problem) ->
          new CaptureResultJson(CaptureStatusJson.UNAVAILABLE).id(id).problem(toApi(problem));
    };
  }

  private static @Nullable List<NoteJson> inData(List<Note> notes) {
    return NoteMapping.presentOnly(notes.stream().map(note -> note.within("/data")).toList());
  }

  private static ProblemJson toApi(ServiceException problem) {
    var type = problem.type();
    var api =
        new ProblemJson(type.type().toString(), type.title(), type.status())
            .detail(problem.detail());
    return problem.errors().isEmpty()
        ? api
        : api.errors(
            problem.errors().stream().limit(MOST_FAULTS).map(CaptureMapping::toApi).toList());
  }

  private static FieldFaultJson toApi(FieldFault fault) {
    return new FieldFaultJson(
        Characters.cut(fault.pointer(), LONGEST_POINTER), fault.code(), fault.message());
  }
}
