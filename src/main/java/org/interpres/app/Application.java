package org.interpres.app;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The server: every stage, joined by the routes. */
@SpringBootApplication(scanBasePackages = "org.interpres", proxyBeanMethods = false)
public class Application {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
