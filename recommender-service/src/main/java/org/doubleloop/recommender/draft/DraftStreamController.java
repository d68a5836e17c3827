package org.doubleloop.recommender.draft;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.doubleloop.api.recommender.model.DraftProgressJson;
import org.doubleloop.api.recommender.model.DraftStepJson;
import org.doubleloop.api.recommender.model.NewDraftJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.error.ProblemWriter;
import org.doubleloop.kit.problem.Problem;
import org.doubleloop.kit.problem.ServiceException;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.json.JsonMapper;

/// `POST /v1/drafts/stream`: the same as a stream of events, which the generated interfaces do not
/// know. What can be refused is refused before it begins; no word of a text is sent before the
/// whole of it was checked.
@RestController
final class DraftStreamController {
  private static final String PATH = "/v1/drafts/stream";

  private final Commissioning commissioning;
  private final Drafting drafting;
  private final JsonMapper mapper;

  DraftStreamController(Commissioning commissioning, Drafting drafting, JsonMapper mapper) {
    this.commissioning = commissioning;
    this.drafting = drafting;
    this.mapper = mapper;
  }

  @PostMapping(
      path = PATH,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = {MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  void streamDraft(@Valid @RequestBody NewDraftJson asked, HttpServletResponse response)
      throws AsyncRequestNotUsableException {
    var commission =
        commissioning.of(Callers.current().organization(), DraftMapping.fromApi(asked));
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      var drafts =
          drafting.write(
              commission, progress -> send(response, "progress", toApi(progress, commission)));
      send(response, "draft", DraftMapping.toApi(commission, drafts));
    } catch (ServiceException refused) {
      send(response, "problem", problem(refused));
    } catch (UncheckedIOException gone) {
      throw new AsyncRequestNotUsableException(
          "Nobody reads any more", requireNonNull(gone.getCause()));
    }
  }

  private static DraftProgressJson toApi(Drafting.Progress progress, Commission commission) {
    return new DraftProgressJson()
        .step(DraftStepJson.fromValue(progress.step().name()))
        .number(progress.number())
        .count(commission.count());
  }

  private static Problem problem(ServiceException refused) {
    return Problem.of(
        refused.type(),
        refused.detail(),
        refused.errors(),
        PATH,
        MDC.get(ProblemWriter.REQUEST_ID));
  }

  /// Goes out at once. JSON has no line breaks, so that one line holds it.
  private void send(HttpServletResponse response, String event, Object data) {
    var text = "event: %s\ndata: %s\n\n".formatted(event, mapper.writeValueAsString(data));
    try {
      response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
    } catch (IOException nobodyReads) {
      throw new UncheckedIOException(nobodyReads);
    }
  }
}
