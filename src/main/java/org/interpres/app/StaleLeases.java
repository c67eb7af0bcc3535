package org.interpres.app;

import org.interpres.publish.Deliveries;
import org.interpres.translate.Leases;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * With the embedded database, whose home only one process can hold, every lease that stands at a
 * start is a killed process's: the work is free at once. With a shared database leases run out.
 */
@Component
class StaleLeases implements InitializingBean {

  private final Leases leases;
  private final Deliveries deliveries;
  private final Environment environment;

  StaleLeases(Leases leases, Deliveries deliveries, Environment environment) {
    this.leases = leases;
    this.deliveries = deliveries;
    this.environment = environment;
  }

  @Override
  public void afterPropertiesSet() {
    if (environment.getProperty("INTERPRES_DB_URL", "").isBlank()) {
      leases.releaseAll();
      deliveries.releaseAll();
    }
  }
}
