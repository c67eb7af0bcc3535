package org.interpres.app.web;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.interpres.article.Excerpt;

/**
 * Answers what Tomcat refuses before any filter sees it, such as an address with characters that no
 * address has. Without it the answer is a page of HTML that names the server.
 */
public final class ServerProblems extends ErrorReportValve {

  static final Problem INVALID_PATH =
      Problem.of(
          400,
          "invalid-path",
          "The address has characters or steps that an address may not have, or it is longer than 8 kB"
              + " together with the headers: use the characters a-z, 0-9 and - in a slug, and"
              + " percent-encode all else.");

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Problem problem = status == 400 ? INVALID_PATH : Problems.ofStatus(status);
    try {
      Answers.write(response.getResponse(), problem, address(request));
      response.finishResponse();
    } catch (java.io.IOException e) {
      container.getLogger().debug("the client has gone", e);
    }
  }

  private static String address(Request request) {
    String uri = request.getRequestURI();
    return uri == null ? "" : Excerpt.of(uri);
  }
}
