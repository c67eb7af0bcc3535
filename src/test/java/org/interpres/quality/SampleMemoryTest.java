package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The sample article's translations are good: no check may stop one. */
class SampleMemoryTest {

  private final Checks checks = Checks.standard();

  @TestFactory
  List<DynamicTest> no_sentence_of_the_sample_memory_has_a_critical_finding() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("content/memory"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tmx")).sorted().toList()) {
        for (SegmentPair pair : pairs(file)) {
          tests.add(
              DynamicTest.dynamicTest(
                  file.getFileName() + ": " + pair.source(),
                  () ->
                      assertThat(checks.check(pair))
                          .as(pair.target())
                          .noneMatch(f -> f.severity() == Severity.CRITICAL)));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static List<SegmentPair> pairs(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    List<SegmentPair> pairs = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file)) {
      NodeList units = factory.newDocumentBuilder().parse(bytes).getElementsByTagName("tu");
      for (int i = 0; i < units.getLength(); i++) {
        NodeList variants = ((Element) units.item(i)).getElementsByTagName("tuv");
        Element source = (Element) variants.item(0);
        Element target = (Element) variants.item(1);
        pairs.add(new SegmentPair(text(source), text(target), locale(source), locale(target)));
      }
    }
    return pairs;
  }

  private static LocaleTag locale(Element variant) throws IOException {
    String tag = variant.getAttribute("xml:lang");
    return LocaleTag.parse(tag.isEmpty() ? variant.getAttribute("lang") : tag);
  }

  private static String text(Element variant) {
    return variant.getElementsByTagName("seg").item(0).getTextContent();
  }
}
