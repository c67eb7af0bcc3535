package org.interpres.publish.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schema of a publication's JSON; a form that breaks it would have another number. */
@RestController
class SchemaPages {

  private static final String FILE = "/static/schemas/publication-1.json";

  @GetMapping("/schemas/publication-1.json")
  ResponseEntity<byte[]> publication() throws IOException {
    try (InputStream in = SchemaPages.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return ResponseEntity.ok()
          .contentType(MediaType.parseMediaType("application/schema+json"))
          .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
          .header("X-Content-Type-Options", "nosniff")
          .body(in.readAllBytes());
    }
  }
}
