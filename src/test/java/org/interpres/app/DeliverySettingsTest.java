package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;

/** A target that cannot get anything stops the start. The defaults are those of the program. */
class DeliverySettingsTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DELIVER=webhook | INTERPRES_DELIVER_WEBHOOK is not set
          DELIVER=folder,webhook DELIVER_WEBHOOK=https://x.org/h | INTERPRES_DELIVER_WEBHOOK_SECRET is not set
          DELIVER=webhook DELIVER_WEBHOOK=x.org/h | INTERPRES_DELIVER_WEBHOOK is no web address
          DELIVER=webhook DELIVER_WEBHOOK=https://x.org/h DELIVER_WEBHOOK_SECRET=whsec_! | INTERPRES_DELIVER_WEBHOOK_SECRET is not base64
          DELIVER=sftp | INTERPRES_DELIVER_SFTP is not set
          DELIVER=sftp DELIVER_SFTP=h:22/p | INTERPRES_DELIVER_SFTP_USER is not set
          DELIVER=sftp DELIVER_SFTP=h:22/p DELIVER_SFTP_USER=u | INTERPRES_DELIVER_SFTP_PASSWORD is not set
          DELIVER=sftp DELIVER_SFTP=h:22/p DELIVER_SFTP_USER=u DELIVER_SFTP_PASSWORD=p | INTERPRES_DELIVER_SFTP_KNOWN_HOSTS is not set
          DELIVER=sftp DELIVER_SFTP=h:22/p DELIVER_SFTP_USER=u DELIVER_SFTP_PASSWORD=p DELIVER_SFTP_KNOWN_HOSTS=/none | The file /none
          DELIVER=s3 | INTERPRES_DELIVER_S3 is not set
          DELIVER=s3 DELIVER_S3=b | INTERPRES_DELIVER_S3_KEY_ID is not set
          DELIVER=s3 DELIVER_S3=b DELIVER_S3_KEY_ID=k | neither INTERPRES_DELIVER_S3_KEY nor
          """)
  void a_target_without_its_address_or_secret_is_named_with_what_to_set(
      String set, String expected) {
    assertThat(fault(set)).contains(expected).doesNotContain("unset.invalid");
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThat(fault("DELIVER=folder DELIVER_FOLDER=" + file.resolve("www")))
        .contains(file.resolve("www") + " cannot be written: " + file + " is no folder");
    assertThat(fault("DELIVER=folder DELIVER_FOLDER=" + folder.resolve("a/b/c"))).isNull();
    assertThat(folder.resolve("a")).as("only looked at").doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DELIVER=
          DELIVER=folder
          DELIVER=intranet
          DELIVER=webhook DELIVER_WEBHOOK=https://x.org/h DELIVER_WEBHOOK_SECRET=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
          DELIVER=s3 DELIVER_S3=b DELIVER_S3_KEY_ID=k DELIVER_S3_KEY=s
          DELIVER=s3 DELIVER_S3=b DELIVER_S3_KEY_ID=k DELIVER_S3_KEY_FILE=/read/for/each/request
          """)
  void what_is_complete_starts(String set) {
    assertThat(fault(set)).isNull();
  }

  @Test
  void a_name_without_a_route_stops_the_start_and_those_that_there_are_are_listed() {
    assertThatThrownBy(() -> RunningServer.start("interpres.deliver=foldr").close())
        .hasMessage(
            "INTERPRES_DELIVER names targets without a route: foldr."
                + " There are: folder, s3, sftp, webhook");
  }

  private @Nullable String fault(String set) {
    Map<String, Object> environment = new HashMap<>();
    environment.put("interpres.home", folder.resolve("home").toString());
    for (String one : set.split(" ", -1)) {
      environment.put("INTERPRES_" + one.replaceFirst("=.*", ""), one.replaceFirst("[^=]*=", ""));
    }
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("environment", environment));
    try {
      new YamlPropertySourceLoader()
          .load("application", new ClassPathResource("application.yaml"))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new DeliverySettings(new PropertySourcesPropertyResolver(sources)).fault();
  }
}
