package org.doubleloop.signal.ingest;

import java.util.List;
import org.doubleloop.api.signal.model.BatchResult;
import org.doubleloop.api.signal.model.CaptureResult;
import org.doubleloop.api.signal.model.CaptureStatus;
import org.doubleloop.api.signal.model.ListSignals400Response;
import org.doubleloop.api.signal.model.ListSignals400ResponseErrorsInner;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;

/// Translates what became of events into the API.
final class CaptureMapping {
  private static final int MOST_FAULTS = 100;
  private static final int LONGEST_POINTER = 2_048;

  private CaptureMapping() {}

  static BatchResult toApi(List<Ingestion.Result> results) {
    return new BatchResult(results.stream().map(CaptureMapping::toApi).toList());
  }

  static CaptureResult toApi(Ingestion.Result result) {
    return switch (result) {
      case Ingestion.Result.Stored(var id) -> new CaptureResult(CaptureStatus.STORED).id(id);
      case Ingestion.Result.Repeated(var id) -> new CaptureResult(CaptureStatus.DUPLICATE).id(id);
      case Ingestion.Result.Conflicting(var id, var problem) ->
          new CaptureResult(CaptureStatus.CONFLICT).id(id).problem(toApi(problem));
      case Ingestion.Result.Invalid(var problem) ->
          new CaptureResult(CaptureStatus.INVALID).problem(toApi(problem));
      case Ingestion.Result.Unavailable(var id, var problem) ->
          new CaptureResult(CaptureStatus.UNAVAILABLE).id(id).problem(toApi(problem));
    };
  }

  private static ListSignals400Response toApi(ServiceException problem) {
    var type = problem.type();
    var api =
        new ListSignals400Response(type.type().toString(), type.title(), type.status())
            .detail(problem.detail());
    return problem.errors().isEmpty()
        ? api
        : api.errors(
            problem.errors().stream().limit(MOST_FAULTS).map(CaptureMapping::toApi).toList());
  }

  private static ListSignals400ResponseErrorsInner toApi(FieldFault fault) {
    var pointer = fault.pointer();
    return new ListSignals400ResponseErrorsInner(
        pointer.length() <= LONGEST_POINTER ? pointer : pointer.substring(0, LONGEST_POINTER),
        fault.code(),
        fault.message());
  }
}
