package org.interpres.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * Looks, before anything starts, whether each target that publications are pushed to has what it
 * needs. A target without an address would otherwise take every publication for half an hour of
 * tries and then leave it undelivered, with a server that seems well. It writes nothing and asks
 * nobody: a target that is away for a moment is no reason not to start.
 */
final class DeliverySettings {

  /** What application.yaml has where nobody set an address; no host has such a name (RFC 2606). */
  private static final String NOWHERE = "unset.invalid";

  private static final String SECRET_PREFIX = "whsec_";

  private final PropertyResolver settings;

  DeliverySettings(PropertyResolver settings) {
    this.settings = settings;
  }

  /** What must be set, in words for whoever starts the server; null where nothing is missing. */
  @Nullable String fault() {
    return targets().stream()
        .map(
            target ->
                switch (target) {
                  case "folder" -> folder();
                  case "webhook" -> webhook();
                  case "sftp" -> sftp();
                  case "s3" -> bucket();
                  default -> null;
                })
        .filter(fault -> fault != null)
        .findFirst()
        .orElse(null);
  }

  private List<String> targets() {
    return Arrays.stream(value("deliver").split(",", -1)).map(String::strip).toList();
  }

  private @Nullable String folder() {
    String named = value("deliver-folder");
    if (named.isEmpty()) {
      return missing("folder", "deliver-folder", "/srv/www");
    }
    Path folder;
    try {
      folder = Path.of(named).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      return "INTERPRES_DELIVER_FOLDER is “%s”, which is no folder's name.".formatted(named);
    }
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null && Files.isDirectory(there) && Files.isWritable(there)
        ? null
        : "INTERPRES_DELIVER names folder, but %s cannot be written: %s. Make it, or set INTERPRES_DELIVER_FOLDER to another."
            .formatted(
                folder,
                there != null && !Files.isDirectory(there)
                    ? there + " is no folder"
                    : "this process may not write in " + there);
  }

  private @Nullable String webhook() {
    String address = value("deliver-webhook");
    if (address.isEmpty() || address.contains(NOWHERE)) {
      return missing("webhook", "deliver-webhook", "https://site.example.org/hook");
    }
    if (!isWebAddress(address)) {
      return "INTERPRES_DELIVER_WEBHOOK is no web address: set it to one like https://site.example.org/hook.";
    }
    String secret = value("deliver-webhook-secret");
    if (secret.isEmpty()) {
      return missing("webhook", "deliver-webhook-secret", "whsec_…")
          + " Make one with: echo whsec_$(openssl rand -base64 32)";
    }
    return isBase64(secret)
        ? null
        : "INTERPRES_DELIVER_WEBHOOK_SECRET is not base64. Make one with: echo whsec_$(openssl rand -base64 32)";
  }

  private @Nullable String sftp() {
    String address = value("deliver-sftp");
    if (address.isEmpty() || address.contains(NOWHERE)) {
      return missing("sftp", "deliver-sftp", "files.example.org:22/publications");
    }
    if (value("deliver-sftp-user").isEmpty()) {
      return missing("sftp", "deliver-sftp-user", "interpres");
    }
    if (value("deliver-sftp-password").isEmpty()) {
      return missing("sftp", "deliver-sftp-password", "…");
    }
    String hosts = value("deliver-sftp-known-hosts");
    if (hosts.isEmpty()) {
      return missing("sftp", "deliver-sftp-known-hosts", "/etc/interpres/known_hosts")
          + " Make the file with: ssh-keyscan files.example.org, and compare its keys with the server's.";
    }
    return Files.isReadable(Path.of(hosts))
        ? null
        : "The file %s that INTERPRES_DELIVER_SFTP_KNOWN_HOSTS names cannot be read."
            .formatted(hosts);
  }

  private @Nullable String bucket() {
    if (value("deliver-s3").isEmpty()) {
      return missing("s3", "deliver-s3", "a-bucket");
    }
    if (value("deliver-s3-credentials").equals("machine")) {
      return null;
    }
    if (value("deliver-s3-key-id").isEmpty()) {
      return missing("s3", "deliver-s3-key-id", "AKIA…");
    }
    return value("deliver-s3-key").isEmpty() && value("deliver-s3-key-file").isEmpty()
        ? "INTERPRES_DELIVER names s3, but neither INTERPRES_DELIVER_S3_KEY nor INTERPRES_DELIVER_S3_KEY_FILE is set."
        : null;
  }

  private static boolean isWebAddress(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null
          && List.of("http", "https")
              .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isBase64(String secret) {
    try {
      String key =
          secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
      return Base64.getDecoder().decode(key).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String missing(String target, String setting, String example) {
    String name = "INTERPRES_" + setting.replace('-', '_').toUpperCase(Locale.ROOT);
    return "INTERPRES_DELIVER names %s, but %s is not set: set it, as in %s=%s."
        .formatted(target, name, name, example);
  }

  private String value(String setting) {
    return settings.getProperty("interpres." + setting, "").strip();
  }
}
