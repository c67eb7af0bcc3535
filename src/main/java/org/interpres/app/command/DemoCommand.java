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
 * on loopback only, has a home and a signing key of its own below INTERPRES_HOME, and takes no
 * outside database.
 */
@Command(
    name = "demo",
    header = "Starts a server with demo accounts and a sample article.",
    description = {
      "Starts on 127.0.0.1:8080 (PORT) with demo accounts, an embedded database and the sample",
      "article: published in one locale, waiting for review in the others."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final String ADDRESS = "127.0.0.1";

  /** What leads out of the demo, and is used where it is set: to try an engine, or a target. */
  private static final List<String> OUTWARD =
      List.of(
          "INTERPRES_ENGINE",
          "INTERPRES_DELIVER",
          "INTERPRES_ESCALATION_WEBHOOK",
          "INTERPRES_ESCALATION_MAIL",
          "INTERPRES_PUBLIC_URL");

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
    warn(environment, err);
    err.println("Starting with an embedded database; the first start takes a little longer.");
    ConfigurableApplicationContext application =
        Application.start(
            new Locations(
                locations.content(), locations.home().resolve("demo"), locations.routes()),
            "demo",
            List.of("server.address=" + ADDRESS, "interpres.signing-key-file="));
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

  /** What words with known passwords let out may reach, and who started it should know. */
  private static void warn(Map<String, String> environment, PrintWriter err) {
    if (!environment.getOrDefault("INTERPRES_SIGNING_KEY_FILE", "").isBlank()) {
      err.println("INTERPRES_SIGNING_KEY_FILE is not used: the demo signs with a key of its own.");
    }
    List<String> outward =
        OUTWARD.stream().filter(name -> !environment.getOrDefault(name, "").isBlank()).toList();
    if (!outward.isEmpty()) {
      err.println(
          "The demo uses what the environment sets: "
              + String.join(", ", outward)
              + ". Its accounts have known passwords: where these are production's, stop it and unset"
              + " them.");
    }
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
