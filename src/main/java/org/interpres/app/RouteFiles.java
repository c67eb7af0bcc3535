package org.interpres.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interpres.article.Sha256;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaves a trace of which flow runs: operators may change the routes without a build, so the audit
 * trail holds the hash of each file that was loaded.
 */
@Component
public class RouteFiles {

  private static final String ENDING = ".camel.yaml";

  private final Locations locations;
  private final AuditTrail audit;

  RouteFiles(Locations locations, AuditTrail audit) {
    this.locations = locations;
    this.audit = audit;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void trace() throws IOException {
    audit.record(AuditEvent.of(Actor.SYSTEM.name(), "routes-loaded", null, hashes()));
  }

  private SortedMap<String, String> hashes() throws IOException {
    Path folder = locations.routes();
    SortedMap<String, String> hashes = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(file -> file.toString().endsWith(ENDING)).toList();
    }
    for (Path file : files) {
      hashes.put(folder.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)).hex());
    }
    return hashes;
  }
}
