package org.interpres;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The package graph of docs/architecture.md. */
class ArchitectureTest {

  /** Each package with those that it may use. Data flows one way; stages do not know each other. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("article", Set.of()),
          Map.entry("audit", Set.of("article")),
          Map.entry("identity", Set.of("article", "audit")),
          Map.entry("terminology", Set.of("article")),
          Map.entry("memory", Set.of("article")),
          Map.entry("quality", Set.of("article", "terminology")),
          Map.entry("ingest", Set.of("article", "audit", "identity", "quality")),
          Map.entry(
              "translate",
              Set.of("article", "audit", "identity", "terminology", "memory", "quality")),
          Map.entry(
              "review", Set.of("article", "audit", "identity", "terminology", "memory", "quality")),
          Map.entry("publish", Set.of("article", "audit", "identity", "quality", "review")),
          Map.entry(
              "app",
              Set.of(
                  "article",
                  "audit",
                  "identity",
                  "terminology",
                  "memory",
                  "quality",
                  "ingest",
                  "translate",
                  "review",
                  "publish")));

  private static final List<String> VAGUE =
      List.of("util", "utils", "common", "service", "dto", "helper", "helpers", "impl", "manager");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.interpres");

  @Test
  void every_package_that_the_rules_name_exists_and_no_other() {
    Set<String> found =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("org.interpres."))
            .map(name -> name.split("\\.")[2])
            .collect(Collectors.toSet());

    assertThat(found).isEqualTo(MAY_USE.keySet());
  }

  @Test
  void a_package_uses_only_those_above_it() {
    MAY_USE.forEach(
        (name, allowed) -> {
          String[] forbidden =
              MAY_USE.keySet().stream()
                  .filter(other -> !other.equals(name) && !allowed.contains(other))
                  .map(other -> "org.interpres." + other + "..")
                  .toArray(String[]::new);
          if (forbidden.length > 0) {
            noClasses()
                .that()
                .resideInAPackage("org.interpres." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(CLASSES);
          }
        });
  }

  @Test
  void of_review_publish_takes_only_the_approved_translation() {
    classes()
        .that()
        .resideInAPackage("org.interpres.publish..")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are outside review or are Approved",
                type ->
                    !type.getPackageName().startsWith("org.interpres.review")
                        || type.getFullName().startsWith("org.interpres.review.Approved")))
        .check(CLASSES);
  }

  @Test
  void only_review_can_make_an_approved_translation() {
    JavaClass approved = CLASSES.get("org.interpres.review.Approved");

    assertThat(approved.getConstructors())
        .isNotEmpty()
        .allSatisfy(
            constructor ->
                assertThat(
                        constructor.getModifiers().stream()
                            .map(Enum::name)
                            .filter(Set.of("PUBLIC", "PROTECTED")::contains))
                    .isEmpty());
    assertThat(approved.getMethods())
        .noneMatch(
            method ->
                method.getRawReturnType().equals(approved)
                    && method.getModifiers().stream().anyMatch(m -> m.name().equals("STATIC")));
  }

  @Test
  void camel_stays_in_app_and_translate() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.interpres.app..", "org.interpres.translate..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .check(CLASSES);
  }

  @Test
  void no_package_and_no_class_has_a_vague_name() {
    assertThat(CLASSES)
        .allSatisfy(
            type -> {
              assertThat(List.of(type.getPackageName().split("\\.")))
                  .doesNotContainAnyElementsOf(VAGUE);
              assertThat(type.getSimpleName()).doesNotMatch(".*(Manager|Helper|Impl|Utils?)$");
            });
  }
}
