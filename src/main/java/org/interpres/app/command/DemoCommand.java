package org.interpres.app.command;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.interpres.app.Application;
import org.interpres.app.Locations;
import org.interpres.identity.DemoAccounts;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code demo}: the main job on embedded defaults. Its accounts have known passwords, so it listens
 * on loopback only, has a home of its own below INTERPRES_HOME, and takes no outside database.
 */
@Command(
    name = "demo",
    description = {
      "Starts on 127.0.0.1:8080 (PORT) with demo accounts, an embedded database and the sample",
      "article: published in one locale, waiting for review in the others."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final String ADDRESS = "127.0.0.1";

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Map<String, String> environment = System.getenv();
    refuse(
        environment,
        List.of("INTERPRES_DB_URL"),
        "The demo's accounts have known passwords: it never uses an outside database. Unset %s, or"
            + " run “interpres serve”.");
    refuse(
        environment,
        List.of("SERVER_ADDRESS", "INTERPRES_ADDRESS"),
        "The demo's accounts have known passwords: it listens on "
            + ADDRESS
            + " only. Unset %s, or run “interpres serve”.");

    Locations locations = Locations.fromEnvironment();
    PrintWriter err = spec.commandLine().getErr();
    String fault = StartCheck.fault(environment, locations, ADDRESS);
    if (fault != null) {
      err.println(fault);
      return 1;
    }
    err.println("Starting with an embedded database; the first start takes a little longer.");
    ConfigurableApplicationContext application =
        Application.start(
            new Locations(
                locations.content(), locations.home().resolve("demo"), locations.routes()),
            "demo",
            List.of("server.address=" + ADDRESS));
    application.getBean(DemoAccounts.class).create();
    String port = application.getEnvironment().getProperty("local.server.port", "8080");
    URI server = URI.create("http://" + ADDRESS + ":" + port);
    try {
      new DemoReview(server, err).run();
    } catch (ApiClient.Refused e) {
      err.println("The demo could not publish its article: " + e.getMessage());
      application.close();
      return 1;
    }
    spec.commandLine()
        .getOut()
        .println(
            """
            Interpres is ready at %s — sign in as linguist, medic, localizer, publisher or admin \
            (password: demo), review %s/queue, and read what is out: %s/publications/%s/%s.html"""
                .formatted(
                    server, server, server, DemoReview.ARTICLE, DemoReview.PUBLISHED_LOCALE));
    return 0;
  }

  private void refuse(Map<String, String> environment, List<String> names, String message) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank() && !value.equals(ADDRESS)) {
        throw new ParameterException(spec.commandLine(), message.formatted(name));
      }
    }
  }
}
