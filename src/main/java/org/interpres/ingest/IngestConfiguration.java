package org.interpres.ingest;

import java.nio.file.Path;
import org.interpres.ingest.segmentation.SegmentationRules;
import org.interpres.ingest.segmentation.Segmenter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What ingest is given: its limits, and the rules by which it cuts sentences. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

  @Bean
  IngestLimits ingestLimits() {
    return IngestLimits.DEFAULT;
  }

  @Bean
  Segmenter segmenter(@Value("${interpres.content}") String content) {
    return new Segmenter(SegmentationRules.read(Path.of(content).resolve("segmentation.srx")));
  }
}
