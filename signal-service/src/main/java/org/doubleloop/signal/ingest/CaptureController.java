package org.doubleloop.signal.ingest;

import org.doubleloop.api.signal.model.BatchResultJson;
import org.doubleloop.api.signal.model.CaptureResultJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.ingest.Ingestion.Result;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/signals`, by content type, and the same by path. The bodies are read here and not by
/// the generated interface: an event is valid by rules that its schema cannot say, and a batch
/// whatever its items are.
@RestController
final class CaptureController {
  private static final String PATH = "/v1/signals";
  private static final String EVENT = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  private static final String OTHER_JSON = "application/*+json";

  private final Ingestion ingestion;
  private final BinaryEvents binary;

  CaptureController(Ingestion ingestion, BinaryEvents binary) {
    this.ingestion = ingestion;
    this.binary = binary;
  }

  @PostMapping(
      path = PATH,
      consumes = EVENT,
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  ResponseEntity<CaptureResultJson> capture(@RequestBody byte[] event) {
    return answer(ingestion.capture(Callers.current().organization(), event));
  }

  @PostMapping(
      path = {PATH, PATH + "/binary"},
      consumes = {MediaType.APPLICATION_JSON_VALUE, OTHER_JSON},
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  ResponseEntity<CaptureResultJson> captureBinary(
      @RequestHeader HttpHeaders headers, @RequestBody byte[] data) {
    var organization = Callers.current().organization();
    try {
      return answer(ingestion.capture(organization, binary.structured(headers, data)));
    } catch (ServiceException inEvent) {
      throw BinaryEvents.inRequest(inEvent);
    }
  }

  private static ResponseEntity<CaptureResultJson> answer(Result result) {
    return switch (result) {
      case Result.Stored _ -> answer(HttpStatus.CREATED, result);
      case Result.Repeated _ -> answer(HttpStatus.OK, result);
      case Result.Conflicting(_, var problem) -> throw problem;
      case Result.Invalid(var problem) -> throw problem;
      case Result.Unavailable(_, var problem) -> throw problem;
    };
  }

  @PostMapping(
      path = {PATH, PATH + "/batch"},
      consumes = BATCH,
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  ResponseEntity<BatchResultJson> captureBatch(@RequestBody byte[] batch) {
    var results = ingestion.captureAll(Callers.current().organization(), EventBatch.split(batch));
    return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(CaptureMapping.toApi(results));
  }

  private static ResponseEntity<CaptureResultJson> answer(HttpStatus status, Result result) {
    return ResponseEntity.status(status).body(CaptureMapping.toApi(result));
  }
}
