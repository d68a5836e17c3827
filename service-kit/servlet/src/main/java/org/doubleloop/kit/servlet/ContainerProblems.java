package org.doubleloop.kit.servlet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.doubleloop.kit.error.ProblemWriter;
import org.slf4j.MDC;

/// Renders what the container refuses before any application sees it, such as a path that cannot be
/// decoded.
final class ContainerProblems extends ErrorReportValve {

  private final ProblemWriter problems;
  private final RandomGenerator random;

  ContainerProblems(ProblemWriter problems, RandomGenerator random) {
    this.problems = problems;
    this.random = random;
  }

  @Override
  protected void report(Request request, Response response, Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    var id = RequestIdFilter.id(request, random);
    response.setHeader(RequestIdFilter.HEADER, id);
    MDC.put(ProblemWriter.REQUEST_ID, id);
    try {
      problems.write(response, status);
      response.finishResponse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      MDC.remove(ProblemWriter.REQUEST_ID);
    }
  }
}
