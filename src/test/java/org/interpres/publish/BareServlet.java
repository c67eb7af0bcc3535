package org.interpres.publish;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * For measuring, in the same Tomcat as the program but in a context of its own, without a filter:
 * writes given bytes, or 304 and nothing. Only where a bench asks for it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("bench.bare-servlet")
public class BareServlet {

  /** What it writes. */
  static volatile byte[] body = {};

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareServletContext() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.addChild(bare());
              }
            });
  }

  private static Context bare() {
    StandardContext context = new StandardContext();
    context.setPath("/bare");
    context.setName("/bare");
    context.setDocBase(System.getProperty("java.io.tmpdir"));
    context.addLifecycleListener(new Tomcat.FixContextListener());
    Tomcat.addServlet(context, "bare", new Bytes());
    context.addServletMappingDecoded("/*", "bare");
    return context;
  }

  private static final class Bytes extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getHeader("If-None-Match") != null) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
      response.setContentType("text/html;charset=utf-8");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
