package org.interpres.app.web;

import freemarker.template.SimpleHash;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import org.springframework.web.servlet.view.freemarker.FreeMarkerView;

/**
 * A page that is made whole before its first byte is sent. A template that fails leaves no half a
 * page behind, and the ten thousand pieces of a long workbench do not each go through the wrappers
 * that guard a response's writer.
 */
public final class WholePage extends FreeMarkerView {

  private static final int CHARS = 32 * 1024;

  @Override
  protected void processTemplate(Template template, SimpleHash model, HttpServletResponse response)
      throws IOException, TemplateException {
    StringWriter page = new StringWriter(CHARS);
    template.process(model, page);
    response.getWriter().append(page.getBuffer());
  }
}
