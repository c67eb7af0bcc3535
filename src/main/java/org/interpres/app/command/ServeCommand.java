package org.interpres.app.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.interpres.app.Application;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;

/** {@code serve}: the real thing. */
@Command(name = "serve", description = "Runs the server.")
public final class ServeCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    SpringApplication application = new SpringApplication(Application.class);
    application.setDefaultProperties(Map.of());
    application.run();
    return 0;
  }
}
