package org.doubleloop.kit.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Renders what failed outside of the web layer, in a filter or in the container.
@RestController
final class ErrorDispatch implements ErrorController {

  private static final Logger log = LoggerFactory.getLogger(ErrorDispatch.class);

  private final ProblemWriter writer;

  ErrorDispatch(ProblemWriter writer) {
    this.writer = writer;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void render(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
      writer.write(request, response, Translation.ofStatus(404));
      return;
    }
    var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (thrown instanceof Throwable failure && status >= 500) {
      log.error("Request {} failed", MDC.get(ProblemWriter.REQUEST_ID), failure);
    }
    writer.write(at(request), response, Translation.ofStatus(status));
  }

  /// The request as it was sent: this one stands at the error path.
  private static HttpServletRequest at(HttpServletRequest request) {
    var uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getRequestURI() {
        return Objects.toString(uri, super.getRequestURI());
      }
    };
  }
}
